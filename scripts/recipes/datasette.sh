#!/bin/sh
# The values of one country as JSON from Datasette. Without --get it serves pages to browse:
# datasette --immutable DATABASE
#   datasette.sh DATABASE
name=$(basename "$1" .sqlite)
datasette --immutable "$1" --get \
  "/$name/freedom_in_the_world.json?id=KAZ&year__gte=2023&_col=edition&_col=pr&_col=cl&_col=status&_col=total&_shape=array"
