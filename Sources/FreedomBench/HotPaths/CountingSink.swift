import FreedomModel

/// Takes the observations of a file and adds them up, so that reading and checking can be timed
/// without a database.
final class CountingSink: ObservationSink {
  private var numbers: [String: Int] = [:]
  var reportDuplicate: ((DuplicateObservation) -> Void)?
  /// How many observations came.
  private(set) var count = 0

  func number(ofEntity id: String) -> Int { number(of: id) }
  func number(of edition: Edition) -> Int { number(of: "\(edition.publication) \(edition.year)") }
  func indicator(like id: String) -> String? { nil }
  func number(of indicator: Indicator) -> Int { number(of: indicator.id) }
  func redeclare(_ indicator: Indicator) -> Int { 0 }
  func beginSheet(named name: String) {}
  func take(_ membership: GroupMembership) {}

  func take(_ observation: Observation) { count += 1 }
  func finishFile() {}
  func setMissing(_ values: [Double], ofIndicator indicator: Int, countingBy unit: RowUnit) -> Int {
    0
  }

  private func number(of key: String) -> Int {
    if let known = numbers[key] { return known }
    numbers[key] = numbers.count + 1
    return numbers.count
  }
}
