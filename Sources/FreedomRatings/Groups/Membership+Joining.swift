internal import FreedomModel
internal import RatingsAnalysis

extension Membership {
  /// Those that belong to both.
  func joined(with other: Membership) -> Membership {
    Membership(name: "\(name) and \(other.name)") {
      includes($0, in: $1) && other.includes($0, in: $1)
    }
  }
}
