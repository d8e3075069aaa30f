/// How the single year of an edition is chosen; every result says which rule it used.
public enum YearRule: String, Sendable, CaseIterable, Hashable {
  /// The last year named in the edition's label: `1983-84` is 1984. There is no 1983.
  case edition
  /// The year in which the period judged ends. 1981 has no observation of its own.
  case coverage
  /// As ``coverage``, and the edition 1982, which covers 1981 and part of 1982, also stands for 1981.
  case coverageFilled = "coverage-filled"
}
