import FreedomTestSupport
import Testing

@testable import FreedomModel

@Suite("Groups of countries, and places that are not rated")
struct AggregateTests {
  @Test(
    "groups are known as such",
    arguments: [
      "World", "World average", "Africa", "Sub-Saharan Africa",
      "Sub-Saharan Africa (excl. high income)",
      "High income", "Low & middle income", "Lower-middle-income countries", "European Union",
      "European Union (27)", "EU27", "EU-28", "G20", "OECD", "OECD - Total", "non-OECD countries",
      "Euro area", "Arab World", "Middle East and North Africa", "East Asia & Pacific",
      "Latin America & Caribbean (IDA & IBRD countries)",
      "Least developed countries: UN classification",
      "Fragile and conflict affected situations", "Small states", "Other small states",
      "Pacific island small states", "Early-demographic dividend", "Not classified", "Grand Total",
      "Subtotal MENA", "Average", "Median", "Western Europe", "Eastern Europe", "South-East Asia",
      "Central Africa", "Global", "Asia-Pacific", "Eurasia", "Americas", "Union européenne",
      "Monde",
      "Europa", "Moyenne", "Former Soviet Union (FSU)", "Free countries",
      "Post-communist countries", "World avg.", "Std. dev.", "Standard deviation",
      "Min", "Maximum", "N", "Obs.",
    ])
  func known(name: String) {
    #expect(Aggregate.name(of: name) == name)
  }

  @Test(
    "codes of groups are known, with their names",
    arguments: [
      ("OWID_WRL", "World"), ("AFE", "Africa Eastern and Southern"), ("SSF", "Sub-Saharan Africa"),
      ("hic", "High income"), ("EUU", "European Union"), ("INX", "Not classified"),
      ("XCD", "Organisation of Eastern Caribbean States"),
    ])
  func codes(code: String, name: String) {
    #expect(Aggregate.name(of: code) == name)
  }

  @Test(
    "misspelt countries are none",
    arguments: [
      "Sout Africa", "Centrl African Republic", "Central African Rep", "Unted States", "Nigerr",
      "Kenya", "South Afrika", "South Sudann", "North Koria", "Federated States",
      "The Former Yugoslavia", "AUL", "x", "", "2019", "North", "and",
      "United Arab", "Islands of Solomon", "Guinea Equatorial",
    ])
  func none(name: String) {
    #expect(Aggregate.name(of: name) == nil)
  }

  @Test("no name or code of an entity, in any language, is that of a group or of an unrated place")
  func entities() throws {
    let register = try #require(Datasets.register)
    var clashes: [String] = []
    for entity in register.entities {
      for name in [entity.name, entity.id] + (register.names[entity.id] ?? []) {
        if Aggregate.name(of: name) != nil || UnratedPlaces.contains(name: name)
          || UnratedPlaces.contains(code: name)
        {
          clashes.append(name)
        }
      }
    }
    for code in register.codes.all where Aggregate.name(of: code.code) != nil {
      clashes.append(code.code)
    }
    let names = ["names.csv", "other_names.csv"].flatMap { Datasets.table($0).dropFirst() }
    for row in names where row.count == 3 {
      if Aggregate.name(of: row[2]) != nil || UnratedPlaces.contains(name: row[2]) {
        clashes.append("\(row[0]) \(row[1]) \(row[2])")
      }
    }
    #expect(clashes == [])
  }

  @Test("a group gets no country as a suggestion")
  func suggestions() throws {
    let register = try #require(Datasets.register)
    for name in ["Africa", "World", "Central Africa", "North America (region)", "East Asia"] {
      #expect(register.entities(withNamesLike: name) == [])
    }
    #expect(register.entities(withNamesLike: "Sout Africa").map(\.id) == ["ZAF"])
  }

  @Test(
    "places that are not rated are known by name and code",
    arguments: [
      "American Samoa", "Curaçao", "Curacao", "Greenland", "Vatican City", "England", "Holy See",
      "Virgin Islands (U.S.)", "Faroe Islands",
    ])
  func unrated(name: String) {
    #expect(UnratedPlaces.contains(name: name))
    #expect(UnratedPlaces.contains(code: "gl"))
  }
}

@Suite("Regions and groups that ship")
struct RegionAndGroupDataTests {
  let register: EntityRegister
  let regions = Datasets.table("regions.csv")
  let groups = Datasets.table("groups.csv")

  init() throws { register = try #require(Datasets.register) }

  @Test("the long table of regions says what the entities say")
  func regionsAgree() {
    #expect(regions.first == ["id", "scheme", "region", "first_edition", "last_edition"])
    var seen: Set<[String]> = []
    for row in regions.dropFirst() {
      #expect(row.count == 5)
      #expect(seen.insert([row[0], row[1]]).inserted, "\(row)")
      guard let entity = register[id: row[0]], let first = Int(row[3]) else {
        Issue.record("\(row)")
        continue
      }
      let last = Int(row[4])
      #expect(last.map { first <= $0 } ?? row[4].isEmpty, "\(row)")
      switch row[1] {
      case "current": #expect(row[2] == entity.region)
      case "to-2021":
        #expect(row[2] == entity.formerRegion)
        #expect((last ?? 0) <= 2021)
      case "fotp":
        #expect(
          ["Americas", "Asia-Pacific", "CEE-Eurasia", "MENA", "SSA", "W. Europe"].contains(row[2]))
        #expect((last ?? 0) <= 2017)
      default: Issue.record("\(row)")
      }
    }
    let current = Set(regions.dropFirst().filter { $0[1] == "current" }.map { $0[0] })
    #expect(Set(register.entities.map(\.id)).subtracting(current) == ["XTK"])
  }

  @Test(
    "members today",
    arguments: [
      ("osce", 56), ("eu", 27), ("council-of-europe", 46), ("nato", 32), ("oecd", 38), ("cis", 9),
      ("african-union", 55), ("asean", 11), ("oas", 34), ("arab-league", 22),
    ])
  func today(group: String, count: Int) {
    #expect(groups.dropFirst().count { $0[0] == group && $0[3].isEmpty } == count)
  }

  @Test(
    "members on a day",
    arguments: [
      ("eu", "1989-12-31", 12), ("eu", "2013-12-31", 28), ("eu", "2020-12-31", 27),
      ("nato", "1989-12-31", 16), ("nato", "2020-12-31", 30), ("oecd", "1989-12-31", 24),
      ("council-of-europe", "1989-12-31", 23), ("council-of-europe", "2021-12-31", 47),
      ("osce", "1989-12-31", 34), ("arab-league", "1991-12-31", 21), ("asean", "1999-12-31", 10),
      ("oas", "1991-12-31", 35), ("cis", "1995-12-31", 12),
    ])
  func members(group: String, day: String, count: Int) {
    let members = groups.dropFirst().filter {
      $0[0] == group && $0[2] <= day && ($0[3].isEmpty || day <= $0[3])
    }
    #expect(members.count == count)
  }

  @Test("memberships are of known entities, in order, and do not overlap")
  func wellFormed() {
    #expect(groups.first == ["group", "id", "from", "to"])
    var ends: [String: String] = [:]
    for row in groups.dropFirst() {
      #expect(row.count == 4)
      #expect(register[id: row[1]] != nil, "\(row)")
      #expect(CalendarDate(row[2]) != nil, "\(row)")
      #expect(row[3].isEmpty || (CalendarDate(row[3]) != nil && row[2] < row[3]), "\(row)")
      let key = "\(row[0]) \(row[1])"
      if let end = ends[key] { #expect(!end.isEmpty && end < row[2], "\(row)") }
      ends[key] = row[3]
    }
  }
}

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
