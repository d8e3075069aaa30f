/// What a word that a person is typing is to name.
public enum CandidateKind: String, Sendable, CaseIterable {
  /// Countries and territories, by name.
  case entities
  /// Indicators, by id.
  case indicators
  /// Regions of either grouping.
  case regions
  /// Groups of states: those that come with the toolkit, and those imported.
  case groups
  /// Publications, by id.
  case publications
  /// Sources, by number.
  case sources
  /// What can stand beside others as an average: the world, regions, groups and entities.
  case baselines
}
