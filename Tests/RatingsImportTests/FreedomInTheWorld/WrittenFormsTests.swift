import FreedomModel
import Testing

@testable import RatingsImport

@Suite("Names, titles and split ratings as the files write them")
struct WrittenFormsTests {
  @Test(
    "Editions are found in titles and sheet names",
    arguments: [
      ("FIW2018", [2018]), ("FIW 06", [2006]), ("Scores FIW06", [2006]),
      ("FIW2003-FIW2005", [2003, 2005]), ("Freedom in the World 2025", [2025]),
      ("Electoral Democracies, 106 of 195 countries", []), ("Sheet1", []), ("FIW1983", []),
      ("FIW2099", []), ("FIW99", [1999]), ("2025 and FIW2025", [2025]), ("", []),
    ] as [(String, [Int])])
  func editions(_ text: String, _ years: [Int]) {
    #expect(EditionInTitle.editions(in: text).map(\.year) == years)
  }

  @Test("Blanks and asterisks behind a name are not part of it")
  func names() {
    #expect(WrittenName("Northern Cyprus*  ").name == "Northern Cyprus")
    #expect(WrittenName("Northern Cyprus*  ").isMarked)
    #expect(WrittenName(" Tibet * *").name == "Tibet")
    #expect(WrittenName("Germany, E. ").name == "Germany, E.")
    #expect(!WrittenName("Germany, E. ").isMarked)
    #expect(WrittenName("*").name == "")
  }

  @Test(
    "A split rating is reported by its pattern, and its first half read",
    arguments: [("2(5)", "2"), ("3 (6)", "3"), ("F (NF)", "F"), (" F(NF) ", "F")])
  func split(_ text: String, _ outer: String) {
    #expect(SplitRating(text)?.outer == outer)
  }

  @Test(
    "A sheet's name tells what it lists, unless it names both or neither",
    arguments: [
      ("Country Ratings, Statuses ", .country), ("TERRITORY Ratings", .territory),
      ("Countries and Territories", nil), ("Sheet1", nil), ("", nil),
    ] as [(String, EntityKind?)])
  func kinds(_ title: String, _ kind: EntityKind?) {
    #expect(EntityKind(title: title) == kind)
  }
}
