import Testing

@testable import FreedomModel

@Suite struct TableNoteTests {
  @Test(arguments: [
    (
      "Freedom House, Freedom in the World. https://freedomhouse.org",
      "Freedom House, Freedom in the World"
    ),
    (
      "Freedom House, Freedom in the World; Freedom of the Press. https://freedomhouse.org; Our index",
      "Freedom House, Freedom in the World, of the Press; Our index"
    ),
    ("Our index, https://example.org", "Our index"), ("", ""),
  ])
  func sourceHasNoAddress(citation: String, source: String) {
    #expect(TableFooter(citation: citation).source == source)
  }

  @Test(arguments: [
    (["fiw.pr", "fiw.cl"], ["fiw.pr and fiw.cl 1 to 7, lower is freer"]),
    (["fiw.total"], ["fiw.total 0 to 100, higher is freer"]),
    (["fiw.status"], ["F Free, PF Partly Free, NF Not Free"]),
    (["fotn.total"], ["fotn.total 0 to 100, higher is freer (before 2019 the reverse)"]),
    (["fiw.pr", "fiw.total", "fiw.a"], ["ratings: lower is freer", "scores: higher is freer"]),
    (
      ["fiw.pr", "fiw.total", "fotp.total", "fiw.a"],
      ["ratings and fotp scores: lower is freer", "fiw scores: higher is freer"]
    ),
  ])
  func scalesAreSaidTogether(ids: [String], briefs: [String]) throws {
    let indicators = try ids.map { id in
      try #require(Indicator.freedomHouse.first { $0.id == id })
    }
    let scales = indicators.scaleNotes.filter { $0.grade == .scale }
    #expect(scales.map(\.brief) == briefs)
  }
}
