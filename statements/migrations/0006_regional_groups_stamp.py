"""The regional group of a country is in the index: a change of it stamps its statements."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('statements', '0005_query_cards'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='country',
            name='stamp_statements',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='country',
            trigger=pgtrigger.compiler.Trigger(name='stamp_statements', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."regional_group" IS DISTINCT FROM (NEW."regional_group") OR OLD."slug" IS DISTINCT FROM (NEW."slug"))', func='UPDATE statements_statement SET stamp = pg_current_xact_id()::text::bigint WHERE (country_id = NEW.id) AND stamp <> pg_current_xact_id()::text::bigint; RETURN NULL;', hash='d5119e2e171bb3ba4dc5e1786a9de91e2fadd2c5', operation='UPDATE', pgid='pgtrigger_stamp_statements_c50c5', table='statements_country', when='AFTER')),
        ),
    ]
