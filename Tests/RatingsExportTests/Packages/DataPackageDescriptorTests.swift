import Foundation
import FreedomModel
import Testing

@testable import RatingsExport

@Suite struct DataPackageDescriptorTests {
  private let package = DataPackageDescriptor(
    name: "freedom-ratings", title: "Freedom ratings",
    sources: [.init(title: "Freedom House", path: "https://freedomhouse.org")],
    contributors: [.init(title: "Freedom House", role: "author")],
    resources: [
      .init(
        name: "fiw_ratings", path: "fiw_ratings.csv", title: "Ratings",
        columns: ResultTable.series.columns, primaryKey: ["id", "indicator", "edition"],
        bytes: 1_234, sha256: String(repeating: "0f", count: 32))
    ])

  @Test func theDescriptorLooksAsRecorded() {
    Golden.check(package.json, "datapackage.json")
  }

  @Test func theDescriptorIsValidJSON() throws {
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(package.json.utf8)) as? [String: Any])
    let resource = try #require((object["resources"] as? [[String: Any]])?.first)
    #expect(resource["hash"] as? String == "sha256:" + String(repeating: "0f", count: 32))
    let schema = try #require(resource["schema"] as? [String: Any])
    #expect((schema["fields"] as? [Any])?.count == 12)
  }
}
