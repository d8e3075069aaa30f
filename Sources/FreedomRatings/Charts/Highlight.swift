/// What an analysis can point out on a chart.
public enum Highlight: String, Sendable, Hashable, CaseIterable {
  /// Shifts of the mean, as `freedom breaks` finds them.
  case breaks
  /// Times of improvement or decline, as `freedom episodes` finds them.
  case episodes
  /// Changes between Free, Partly Free and Not Free.
  case statusChanges = "status-changes"

  /// What is said where there are none.
  var absence: String {
    switch self {
    case .breaks: "no breaks were found"
    case .episodes: "no episodes were found"
    case .statusChanges: "there is no change of status"
    }
  }
}
