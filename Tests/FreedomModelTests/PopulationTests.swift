import FreedomModel
import Testing

@Suite("Populations")
struct PopulationTests {
  private let population = Population([
    Population.Record(entity: "TWN", year: 2015, people: 23, source: "one"),
    Population.Record(entity: "TWN", year: 2016, people: 24, source: "another"),
  ])

  @Test("the newest earlier year is held over, and none is before the first")
  func years() {
    #expect(population.count(of: "TWN", in: 2015)?.people == 23)
    let heldOver = population.count(of: "TWN", in: 2024)
    #expect(heldOver?.people == 24 && heldOver?.year == 2016 && heldOver?.source == "another")
    #expect(population.count(of: "TWN", in: 2014) == nil)
    #expect(population.count(of: "KAZ", in: 2016) == nil)
  }

  @Test("an edition counts with the calendar year in which its coverage ends")
  func editions() throws {
    let taiwan = Entity(id: "TWN", name: "Taiwan", kind: .country)
    #expect(
      population.count(
        of: taiwan, in: Edition(publication: "fiw", year: 2016, coverageYear: 2015))?.people == 23)
    let november = Edition(
      publication: "fiw", year: 2017, label: "2016-17",
      coverageStart: CalendarDate(year: 2015, month: 11, day: 1),
      coverageEnd: CalendarDate(year: 2016, month: 11, day: 30))
    #expect(population.count(of: taiwan, in: november)?.people == 24)
  }

  @Test(
    "a row that breaks a rule is named",
    arguments: [
      ["KAZ", "x", "1", "s"], ["KAZ", "2000", "1.5", "s"], ["KAZ", "2000", "0", "s"],
      ["KAZ", "2000", "1", ""], ["KAZ", "2000", "1"],
    ])
  func badRows(row: [String]) {
    let header = Population.columns
    #expect {
      try Population.records(ofTable: [header, ["KAZ", "1999", "1", "s"], row])
    } throws: { error in
      "\(error)".hasPrefix("population, row 3: ")
    }
    #expect(throws: RegisterError.self) { try Population.records(ofTable: [["entity"]]) }
  }
}
