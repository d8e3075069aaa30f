internal import Platform

/// The file of the settings: every command reads it first.
enum SettingsFile {
  /// More bytes than any settings need.
  private static let limit = 65_536

  /// The text of the file; `nil` where there is none. Refuses a pipe, a device or a folder, and text
  /// that is too long or not UTF-8.
  static func text(at path: String) throws(UsageError) -> String? {
    let file: File
    do throws(SystemError) {
      file = try File(reading: path, waiting: false)
    } catch {
      if error.isMissing { return nil }
      throw UsageError(
        "\(path): the settings cannot be read: \(error.text)",
        hint: "check the permissions of the file", status: .inputOutput)
    }
    guard (try? file.status().kind) == .regular else {
      throw UsageError(
        "\(path): this is not a file of settings but a folder, a pipe or a device",
        hint: "remove it, or write a text file in its place", status: .badData)
    }
    guard let bytes = try? file.readAll(limit: limit) else {
      throw UsageError("\(path): the settings cannot be read", status: .inputOutput)
    }
    guard bytes.count <= limit else {
      throw UsageError(
        "\(path): settings have at most \(limit) bytes", hint: "remove what is not a setting",
        status: .badData)
    }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw UsageError(
        "\(path): this is not UTF-8 text", hint: "save the settings as UTF-8 text", status: .badData
      )
    }
    return text
  }
}
