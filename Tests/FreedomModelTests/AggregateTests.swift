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
      "Post-communist countries",
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
    for row in Datasets.table("names.csv").dropFirst() where row.count == 3 {
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
