internal import DisplayText

extension RatingsLibrary {
  /// What to do about a name that is no entity's, where something is known of it: a code of another
  /// system, a group of countries, or a place that Freedom House does not rate.
  func advice(on name: String) throws -> String? {
    let name = name.trimmedOfBlanks
    if let advice = try register().adviceOnCode(name) { return advice }
    if let options = optionsOfGroup(name) {
      return "this is a group of countries; where a command has the option, say \(options)"
    }
    if Aggregate.name(of: name) != nil {
      return "this is a group of countries: see --region and --group of the command"
    }
    return UnratedPlaces.contains(name: name) || UnratedPlaces.contains(code: name)
      ? "Freedom House does not rate this place" : nil
  }

  /// The options that mean a region or a group of states; `nil` where none has the name.
  private func optionsOfGroup(_ name: String) -> String? {
    if ["world", "owid_wrl", "wld", "global"].contains(name.lowercased()) {
      return "--all, or --baseline world"
    }
    let word = ShellWord.quoted(name)
    if (try? region(name)) != nil {
      return "--region \(word), or --baseline \(ShellWord.quoted("region:\(name)"))"
    }
    let group = ["european union": "eu"][name.lowercased()] ?? name.lowercased()
    guard let groups = try? groups(), groups.membership(of: group) != nil else { return nil }
    return "--group \(ShellWord.quoted(group)), or --baseline \(ShellWord.quoted("group:\(group)"))"
  }
}
