#!/usr/bin/python3
"""Land of a project's members by group, by GeoPandas: indicators_geopandas.py FILE.gpkg OUT.csv

Ten of the figures of `zamin access`: members, women, men, land and land per member, members below
half a hectare and what they lack, the same for women, Gini of the members' land. A plot's holders
are those in the rights, by their written shares, equal ones where nothing is written; else its own
holder. Areas are geodesic, of the declared area where there is no polygon. Writes
group,indicator,value.
"""

import sys

import geopandas
import pandas
from shapely.validation import make_valid

from coverage_geopandas import areas_ha, polygons

THRESHOLD_HA = 0.5


def plots_of(path):
    frame = geopandas.read_file(path, layer="plots")
    frame = frame.drop_duplicates("plot_id")
    empty = frame.geometry.isna() | frame.geometry.is_empty
    mapped = frame[~empty].copy()
    mapped.geometry = [shape if shape.is_valid else polygons(make_valid(shape))
                       for shape in mapped.geometry]
    frame["ha"] = frame["declared_ha"]
    frame.loc[~empty, "ha"] = areas_ha(mapped)
    return frame


def shares(plots, rights):
    """plot_id, party_id and the part (0 to 1) of the plot that the party holds."""
    own = plots[~plots.plot_id.isin(rights.plot_id) & plots.holder_id.notna()]
    own = own.rename(columns={"holder_id": "party_id"})[["plot_id", "party_id", "share_pct"]]
    all_rights = pandas.concat([rights[["plot_id", "party_id", "share_pct"]], own],
                               ignore_index=True)
    written = all_rights.share_pct.fillna(0) / 100
    by_plot = all_rights.plot_id
    total = written.groupby(by_plot).transform("sum")
    blank = all_rights.share_pct.isna()
    blanks = blank.groupby(by_plot).transform("sum")
    part = written / total.clip(lower=1)
    part[blank] = ((1 - total).clip(lower=0) / blanks)[blank]
    return all_rights.assign(part=part)


def gini(values):
    """By the mean difference of all pairs; scaled up for fewer than fifty."""
    n, mean = len(values), values.mean()
    if mean == 0:
        return None
    ordered = values.sort_values().reset_index(drop=True)
    result = ((2 * (ordered.index + 1) - n - 1) * ordered).sum() / (n * n * mean)
    return result * n / (n - 1) if 1 < n < 50 else result


def figures(members):
    women = members[members.sex == "F"]
    below, women_below = (part[part.ha < THRESHOLD_HA] for part in (members, women))
    return {"members": len(members), "women": len(women), "men": (members.sex == "M").sum(),
            "land": members.ha.sum(), "2.4_land_per_member": members.ha.mean(),
            "2.4_below_0.5_ha": 100 * len(below) / len(members),
            "2.4_deficit_0.5_ha": (THRESHOLD_HA - below.ha).sum(),
            "2.4_below_0.5_ha.women": 100 * len(women_below) / len(women) if len(women) else None,
            "2.4_deficit_0.5_ha.women": (THRESHOLD_HA - women_below.ha).sum()
            if len(women) else None,
            "2.7_gini": gini(members.ha)}


def main():
    path, out = sys.argv[1:]
    members = geopandas.read_file(path, layer="members")
    plots = plots_of(path)
    parts = shares(plots, geopandas.read_file(path, layer="rights"))
    parts = parts.merge(plots[["plot_id", "ha"]], on="plot_id")
    held = (parts.part * parts.ha).groupby(parts.party_id).sum()
    members["ha"] = members.member_id.map(held).fillna(0)
    rows = [(group, name, value) for group, of_group in members.groupby("group_id")
            for name, value in figures(of_group).items() if value is not None]
    table = pandas.DataFrame(rows, columns=["group", "indicator", "value"])
    table.to_csv(out, index=False, float_format="%.6f")


if __name__ == "__main__":
    main()
