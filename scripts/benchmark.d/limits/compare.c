/* The practical limit of `freedom compare --format csv`: the rating of some countries, year by year, from a ready
 * database. cc -O2 compare.c -lsqlite3 -o compare; compare DATABASE NAME... */
#include <sqlite3.h>
#include <stdio.h>

#define FIRST 1900
#define YEARS 256
#define MOST 32

int main(int argc, char **argv) {
  static double figures[MOST][YEARS];
  static char known[MOST][YEARS], codes[MOST][16];
  sqlite3 *db;
  sqlite3_stmt *entity, *rows;
  if (argc < 3 || argc > MOST || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, 0)) return 66;
  if (sqlite3_prepare_v2(db, "SELECT id, code FROM entity WHERE name = ?", -1, &entity, 0)) return 65;
  if (sqlite3_prepare_v2(db,
    "SELECT ed.year, (p.value + c.value) / 2.0 FROM observation p"
    " JOIN observation c ON c.entity = p.entity AND c.indicator = (SELECT id FROM indicator WHERE code = 'fiw.cl')"
    "  AND c.edition = p.edition"
    " JOIN edition ed ON ed.id = p.edition"
    " WHERE p.indicator = (SELECT id FROM indicator WHERE code = 'fiw.pr') AND p.entity = ?"
    " AND p.current AND c.current AND p.value IS NOT NULL AND c.value IS NOT NULL",
    -1, &rows, 0)) return 65;
  int count = argc - 2;
  for (int i = 0; i < count; i++) {
    sqlite3_bind_text(entity, 1, argv[i + 2], -1, SQLITE_STATIC);
    if (sqlite3_step(entity) != SQLITE_ROW) return 64;
    sqlite3_bind_int64(rows, 1, sqlite3_column_int64(entity, 0));
    snprintf(codes[i], sizeof codes[i], "%s", sqlite3_column_text(entity, 1));
    while (sqlite3_step(rows) == SQLITE_ROW) {
      int year = sqlite3_column_int(rows, 0) - FIRST;
      if (year < 0 || year >= YEARS) return 65;
      figures[i][year] = sqlite3_column_double(rows, 1);
      known[i][year] = 1;
    }
    sqlite3_reset(rows);
    sqlite3_reset(entity);
  }
  printf("year");
  for (int i = 0; i < count; i++) printf(",%s", codes[i]);
  putchar('\n');
  for (int year = 0; year < YEARS; year++) {
    int any = 0;
    for (int i = 0; i < count; i++) any |= known[i][year];
    if (!any) continue;
    printf("%d", year + FIRST);
    for (int i = 0; i < count; i++) {
      if (known[i][year]) printf(",%.15g", figures[i][year]);
      else putchar(',');
    }
    putchar('\n');
  }
  sqlite3_finalize(entity);
  sqlite3_finalize(rows);
  return sqlite3_close(db);
}
