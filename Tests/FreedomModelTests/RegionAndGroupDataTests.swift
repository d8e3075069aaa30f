import FreedomTestSupport
import FreedomModel
import Testing

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
