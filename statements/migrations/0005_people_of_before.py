"""What an archive of before knows of names: under which alias each statement came, and why.

Whoever is found to be one person is made one by the next run of ingest, not here.
"""

from django.db import migrations

from statements.migrations._people_of_before import fill

RIGHTS = ("attestation", "speakeraddress")


def give_rights(apps, schema_editor):
    database = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(database)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    groups = apps.get_model("auth", "Group").objects.using(database)
    group, _ = groups.get_or_create(name="curator")
    for model in RIGHTS:
        noun = apps.get_model("statements", model)._meta.verbose_name
        content_type, _ = content_types.get_or_create(app_label="statements", model=model)
        permission, _ = permissions.get_or_create(
            content_type=content_type,
            codename=f"view_{model}",
            defaults={"name": f"Can view {noun}"},
        )
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = (
        ("statements", "0004_people"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    )

    operations = (
        migrations.RunPython(give_rights, migrations.RunPython.noop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    )
