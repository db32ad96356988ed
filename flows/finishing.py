"""The end of a run: shards → resolve → release, and what is told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pyarrow as pa

from flows.annotating.rules import Rule
from flows.extracting.kinds import load_all_rules
from flows.outcome import Outcome, version_in_force
from flows.planning import Plan
from flows.resolving.corpus import resolve
from flows.scoring.measured import measured
from flows.shard import ShardSummary
from flows.storing.columns import to_table
from flows.storing.index import Changes
from flows.storing.publish import Published, publish
from flows.storing.store import Store
from schemas.rule import RuleRow


def finish(
    store: Store,
    plan: Plan,
    shards: Sequence[ShardSummary] = (),
    *,
    prune: bool = False,
    experimental: bool = False,
    keep: int,
) -> Outcome:
    """Make the release of what the shards hold and the last one held. Raises StoringError; nothing then is changed."""
    changes = Changes(
        shards=[shard.files for shard in shards],
        stamps=[stamp for shard in shards for stamp in shard.stamps],
        seen=plan.unchanged,
        prune=prune,
    )
    version = version_in_force(experimental)
    published = publish(store, changes, rules=rules_table(), version=version, resolve=resolve, keep=keep)
    return outcome(published, plan, shards)


def outcome(published: Published, plan: Plan, shards: Sequence[ShardSummary]) -> Outcome:
    """The counts of a run."""
    records: Counter[str] = Counter()
    for shard in shards:
        records.update(shard.records)
    return Outcome(
        release=published.path,
        number=published.number,
        changed=published.changed,
        rows=dict(published.rows),
        read=plan.files,
        unchanged=len(plan.unchanged),
        documents=sum(shard.documents for shard in shards),
        kept=sum(shard.kept for shard in shards),
        records=dict(records),
        rejected=sum(shard.rejected for shard in shards),
        skipped=plan.skipped,
    )


def rules_table() -> pa.Table:
    """The `rules` dataset of the rules in force."""
    rules = sorted((rule for group in load_all_rules().values() for rule in group), key=lambda rule: rule.id)
    return to_table(RuleRow, [_rule_row(rule) for rule in rules], staged=False)


def _rule_row(rule: Rule) -> RuleRow:
    """A rule with its precision, where that was measured."""
    row = RuleRow(rule=rule.id, dataset=rule.dataset, says=rule.says, status=rule.status)
    counts = measured().get(rule.id)
    if counts is None:
        return row
    low, high = counts.tally.interval
    precise = {"precision": counts.tally.precision, "precision_low": low, "precision_high": high}
    return row.model_copy(update={**precise, "sample_size": counts.sample})
