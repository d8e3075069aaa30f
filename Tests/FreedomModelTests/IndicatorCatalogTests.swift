import Testing

@testable import FreedomModel

@Suite("Indicators by name")
struct IndicatorCatalogTests {
  private func found(_ text: String, own: [String] = []) -> [String] {
    var catalog = IndicatorCatalog()
    for id in own {
      catalog.declare(
        Indicator(
          id: id, publication: String(id.prefix { $0 != "." }), label: id, measure: .figure,
          direction: nil))
    }
    return catalog.find(text).map(\.id)
  }

  @Test(
    "an id, its end or a label is enough; of Freedom House's the first publication is meant",
    arguments: [
      ("fiw.total", "fiw.total"), ("FIW.Total", "fiw.total"), ("total", "fiw.total"),
      ("STATUS", "fiw.status"), ("legal", "fotp.legal"), ("Political rights rating", "fiw.pr"),
      (" pr ", "fiw.pr"),
    ])
  func one(text: String, id: String) {
    #expect(found(text) == [id])
  }

  @Test("nothing is guessed for a text that no indicator has")
  func none() {
    #expect(found("totl").isEmpty)
    #expect(found("").isEmpty)
    #expect(found("fiw").isEmpty)
  }

  @Test("an indicator of the user's own beside Freedom House's leaves the choice to the user")
  func several() {
    #expect(
      found("total", own: ["ngo.total"]) == ["fiw.total", "fotp.total", "fotn.total", "ngo.total"])
    #expect(found("ngo.total", own: ["ngo.total"]) == ["ngo.total"])
    #expect(found("score", own: ["ngo.score"]) == ["ngo.score"])
    #expect(found("score", own: ["ngo.score", "un.score"]) == ["ngo.score", "un.score"])
  }
}
