"""Query cards, and the right of curators to see and remove them."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

GROUP = "curator"
RIGHTS = {"querycard": ("view", "delete"), "pinnedset": ("view",)}


def let_remove(apps, schema_editor):
    """Give the rights. On a new database the permissions are not there yet, so make them."""
    database = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(database)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    group = apps.get_model("auth", "Group").objects.using(database).filter(name=GROUP).first()
    if group is None:  # somebody has done away with it
        return
    for model, actions in RIGHTS.items():
        noun = apps.get_model("statements", model)._meta.verbose_name
        content_type, _ = content_types.get_or_create(app_label="statements", model=model)
        for action in actions:
            permission, _ = permissions.get_or_create(
                content_type=content_type,
                codename=f"{action}_{model}",
                defaults={"name": f"Can {action} {noun}"},
            )
            group.permissions.add(permission)


def let_remove_no_more(apps, schema_editor):
    database = schema_editor.connection.alias
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    group = apps.get_model("auth", "Group").objects.using(database).filter(name=GROUP).first()
    if group is not None:
        group.permissions.remove(
            *permissions.filter(
                content_type__app_label="statements", content_type__model__in=RIGHTS
            )
        )


class Migration(migrations.Migration):

    dependencies = [
        ('statements', '0004_curators_view'),
    ]

    operations = [
        migrations.CreateModel(
            name='QueryCard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=16, unique=True)),
                ('page', models.CharField(choices=[('search', 'Search'), ('concordance', 'Concordance'), ('trends', 'Trends'), ('compare', 'Compare')], max_length=12)),
                ('query', models.CharField(blank=True, help_text='The address after “?”, normalised.', max_length=8000)),
                ('pinned_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('held', models.PositiveIntegerField(verbose_name='statements held')),
                ('newest_change', models.BigIntegerField()),
                ('index_version', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ('-pinned_at', 'key'),
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z2-7]{16}$')), name='card_key'), models.CheckConstraint(condition=models.Q(('page__in', ['search', 'concordance', 'trends', 'compare'])), name='card_page')],
            },
        ),
        migrations.CreateModel(
            name='PinnedSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('query', models.CharField(blank=True, help_text='The address of its search after “?”.', max_length=8000)),
                ('wording', models.TextField(help_text='The query in words.')),
                ('count', models.PositiveIntegerField()),
                ('statements', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, null=True, size=None)),
                ('years', models.JSONField(blank=True, default=dict, help_text='The count of each year.')),
                ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sets', to='statements.querycard')),
            ],
            options={
                'ordering': ('card', 'place'),
                'constraints': [models.UniqueConstraint(fields=('card', 'place'), name='pinned_set_once'), models.CheckConstraint(condition=models.Q(('place__gte', 1), ('place__lte', 6)), name='pinned_set_place'), models.CheckConstraint(condition=models.Q(('statements__isnull', True), models.Q(('statements__len', models.F('count')), ('statements__len__lte', 10000)), _connector='OR'), name='pinned_set_counted')],
            },
        ),
        migrations.RunPython(let_remove, let_remove_no_more),
    ]
