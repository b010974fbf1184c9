"""Curators see all that a whole record tells."""

from django.db import migrations

GROUP = "curator"
MODELS = ("ballot", "direction", "invitation", "languageversion", "seat", "vote")


def let_see(apps, schema_editor):
    """Give the right to view. On a new database the permissions are not there yet, so make them."""
    database = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(database)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    group = apps.get_model("auth", "Group").objects.using(database).filter(name=GROUP).first()
    if group is None:  # somebody has done away with it
        return
    for model in MODELS:
        noun = apps.get_model("statements", model)._meta.verbose_name
        content_type, _ = content_types.get_or_create(app_label="statements", model=model)
        permission, _ = permissions.get_or_create(
            content_type=content_type,
            codename=f"view_{model}",
            defaults={"name": f"Can view {noun}"},
        )
        group.permissions.add(permission)


def let_see_no_more(apps, schema_editor):
    database = schema_editor.connection.alias
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    rights = permissions.filter(
        content_type__app_label="statements", codename__in=[f"view_{model}" for model in MODELS]
    )
    group = apps.get_model("auth", "Group").objects.using(database).filter(name=GROUP).first()
    if group is not None:
        group.permissions.remove(*rights)


class Migration(migrations.Migration):
    dependencies = (("statements", "0003_proceedings"),)

    operations = (migrations.RunPython(let_see, let_see_no_more),)
