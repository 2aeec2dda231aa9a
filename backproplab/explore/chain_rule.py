"""The chain rule for one entry of a gradient: which slopes meet, along which way."""

from backproplab.diagrams.written import GLUE, SUBSCRIPTS
from backproplab.explore.lit import entries_used
from backproplab.explore.made import Returned
from backproplab.explore.worked_out import WorkedOut, indexed


def chain_rule(at: WorkedOut) -> str:
    """Write an error as what arrives times a local slope, added up over all ways.

    "dL_da1[0, 1] = Σⱼ dL_dz2[0, j]·dz2[0, j]/da1[0, 1]"; nothing for a step forward,
    for the error that the loss itself sends, and for a layer of one's own.
    """
    back, identity = at.shown, at.step.identity
    if not isinstance(back, Returned) or identity is None:
        return ""
    ways = entries_used(identity.index).get(back.source, [])
    if not back.source.startswith("dL_d") or not ways:
        return ""
    letters = max(ways, key=lambda way: sum(i not in at.fixed for i in way))
    added = [i for i in letters if i not in at.fixed]
    total = f"Σ{''.join(SUBSCRIPTS[i] for i in added)}{GLUE}" if added else ""
    entry = indexed(*(at.fixed.get(i, i) for i in letters))
    slope = f"d{back.via.step.name}{entry}/d{back.of}{indexed(*at.place)}"
    return f"{at.entry} = {total}{back.source}{entry}·{slope}"
