import FreedomModel
import FreedomRatings
import RatingsExport
import RatingsStore
import Platform

/// A setting as it is in force, and who says so.
struct EffectiveSetting {
  /// The setting's name; `config` is the file itself.
  let name: String
  /// Its value, as the file would have it.
  let value: String
  /// An option, a variable, the file, or `default`.
  let origin: String

  /// All but the database, which says so itself.
  static func all(_ database: DatabaseOptions, _ output: OutputOptions) -> [EffectiveSetting] {
    let settings = Settings.current
    let place = output.place
    func setting(
      _ key: Settings.Key, _ choices: [(value: String?, origin: String)], usually usual: String
    ) -> EffectiveSetting {
      let chosen = choices.first { $0.value != nil }
      return EffectiveSetting(
        name: key.rawValue, value: chosen?.value ?? usual, origin: chosen?.origin ?? "default")
    }
    func answer(_ flag: Bool?) -> String? { flag.map { $0 ? "yes" : "no" } }
    let file = Settings.path
    return [
      EffectiveSetting(
        name: "config", value: file,
        origin: File.exists(file) ? "file system" : "there is none"),
      setting(
        .format, [(output.format?.format.name, "--format"), (settings.format, file)],
        usually: "table"),
      setting(
        .color,
        [
          (place.color?.rawValue, "--color"),
          (Environment.variable("CLICOLOR_FORCE").map { _ in "auto" }, "CLICOLOR_FORCE"),
          (Environment.variable("NO_COLOR").map { _ in "auto" }, "NO_COLOR"),
          (settings.color?.rawValue, file),
        ], usually: "auto"),
      setting(
        .width,
        [
          (place.width.map(String.init), "--width"), (Terminal.columns.map(String.init), "COLUMNS"),
          (settings.width.map(String.init), file),
        ], usually: String(Terminal.width)),
      setting(
        .ascii,
        [
          (answer(place.asciiAsked), "--ascii"), (Terminal.isASCII ? "yes" : nil, "locale"),
          (answer(settings.ascii), file),
        ], usually: "no"),
      setting(.years, [(settings.years?.rawValue, file)], usually: "edition"),
      setting(
        .quiet, [(answer(database.quietAsked), "--quiet"), (answer(settings.quiet), file)],
        usually: "no"),
      setting(
        .timeout,
        [
          (database.timeout.map(\.description), "--timeout"),
          (settings.timeout.map(\.description), file),
        ], usually: LockTimeout.usualSeconds.description),
    ]
  }
}
