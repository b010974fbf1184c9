"""The group of curators, with just the rights they need."""

from django.db import migrations

GROUP = "curator"

# Corrections are added by way of the meeting or statement that they correct.
RIGHTS = {
    "agendaitem": ("view", "add", "change"),
    "ballot": ("view",),
    "citation": ("view",),
    "correction": ("view", "add", "change", "delete"),
    "councilterm": ("view",),
    "country": ("view",),
    "direction": ("view",),
    "document": ("view",),
    "ingestrun": ("view",),
    "invitation": ("view",),
    "label": ("view", "add", "change"),
    "languageversion": ("view",),
    "meeting": ("view", "change"),
    "merge": ("view", "add", "change"),
    "organization": ("view", "add", "change"),
    "pinnedset": ("view",),
    "problem": ("view", "change"),
    "querycard": ("view", "delete"),
    "redirect": ("view",),
    "seat": ("view",),
    "source": ("view",),
    "speaker": ("view", "add", "change"),
    "speakeralias": ("view", "add", "change"),
    "statement": ("view", "change"),
    "tombstone": ("view",),
    "vote": ("view",),
}


def make_group(apps, schema_editor):
    """Make the group. On a new database the permissions are not there yet, so make them."""
    database = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(database)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    groups = apps.get_model("auth", "Group").objects.using(database)
    group, _ = groups.get_or_create(name=GROUP)
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


def remove_group(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name=GROUP).delete()


class Migration(migrations.Migration):
    dependencies = (
        ("statements", "0001_archive"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    )

    operations = (migrations.RunPython(make_group, remove_group),)
