import FreedomModel
import FreedomTestSupport
import Testing

@Suite struct MethodChangeTests {
  @Test func theBundledTableIsRead() throws {
    let changes = try MethodChange.changes(ofTable: Datasets.table("method_changes.csv"))
    #expect(changes.map(\.edition) == [2003, 2004, 2006, 2018, 2018, 2019, 2022])
    let total = try #require(IndicatorCatalog()["fiw.total"])
    #expect(changes.filter { $0.concerns(total) }.map(\.edition) == [2003, 2006, 2018])
    let net = try #require(IndicatorCatalog()["fotn.total"])
    #expect(changes.filter { $0.concerns(net) }.map(\.edition) == [2019])
  }

  @Test(arguments: [
    [["edition", "what"]],
    [MethodChange.columns, ["x", "fiw", "scores", "text"]],
    [MethodChange.columns, ["2018", "fiw", "everything", "text"]],
    [MethodChange.columns, ["2018", "fiw", "", "text"]],
    [MethodChange.columns, ["2018", "fiw", "scores", ""]],
  ]) func badTablesAreRefused(_ table: [[String]]) {
    #expect(throws: RegisterError.self) { try MethodChange.changes(ofTable: table) }
  }
}
