import FreedomTestSupport
import FreedomRatings

/// The code of GettingStarted.md, all but the import: the lines between the marks are shown there.
func gettingStarted(record: (String) -> Void) throws {
  func print(_ items: Any...) { record(items.map { "\($0)" }.joined(separator: " ")) }
  // Guide begins
  let library = try RatingsLibrary.open()
  // Guide goes on
  let kazakhstan = try library.entity("Kazakhstan")
  let total = try library.indicator("fiw.total")
  for point in try library.series(of: "Kazakhstan", indicator: total) {
    print(point.edition.label, point.value)
  }
  // Guide goes on
  let panel = try library.panel(
    of: total, entities: [kazakhstan], years: YearChoice(from: 2010))
  let trend = Trend(panel.series(0))
  if let line = trend.line, let test = trend.test, let direction = trend.direction {
    print("\(line.slope) points a year, p = \(test.p): \(direction.rawValue)")
  }
  // Guide goes on
  let counts = try EditionCounts(
    in: library.panels(of: ["fiw.status"]), scope: Scope(from: 2005))
  for row in counts.rows { print(row.edition.label, row.free, row.partlyFree, row.notFree) }
  // Guide goes on
  let people = try StatusPeople(
    in: library.panels(of: ["fiw.status"]), population: library.population())
  for row in people.rows { print(row.edition.label, row.free, row.people, row.heldOver) }
  // Guide ends
}

/// The import of GettingStarted.md; it is run on a file that is not there.
func gettingStartedImport(print: (Bool) -> Void) throws {
  // Guide begins
  let importer = RatingsImporter(
    database: DatabaseLocation(asked: nil).path, datasets: Datasets(in: try DatasetsFolder.find()))
  let outcome = try importer.run(["ratings.csv"])
  print(outcome.isKept)
  // Guide ends
}
