internal import DisplayText

extension RatingsLibrary {
  /// What to do about a name that does not match an entity, where something is known of it: a code
  /// of another system, a group of countries, or a place that Freedom House does not rate.
  func advice(on name: String) throws -> String? {
    let name = name.trimmedOfBlanks
    if let advice = try register().adviceOnCode(name) { return advice }
    if let options = optionsOfGroup(name) { return options }
    if Aggregate.name(of: name) != nil {
      return "this is a group of countries: see --region and --group of the command"
    }
    return UnratedPlaces.contains(name: name) || UnratedPlaces.contains(code: name)
      ? "Freedom House does not rate this place" : nil
  }

  /// The options that mean the world, a region or a group of states; `nil` where none has the name.
  private func optionsOfGroup(_ name: String) -> String? {
    if Self.isWorld(name) {
      return
        "for all countries use --all, for their mean --baseline world ('freedom compare' has it)"
    }
    let word = ShellWord.quoted(name)
    let option: String
    if (try? region(name)) != nil {
      option = "--region \(word)"
    } else if let group = bundledOrOwnGroup(name) {
      option = "--group \(ShellWord.quoted(group))"
    } else {
      return nil
    }
    return "this is a group of countries: use \(option) for its members, --baseline \(word) for "
      + "their mean ('freedom compare' has both)"
  }

  /// The option for what is not a region: a group of states, or the world.
  func adviceOnRegion(_ name: String) -> String? {
    if Self.isWorld(name) { return "all countries are meant without --region" }
    return bundledOrOwnGroup(name).map { "this is a group of states: use --group \($0)" }
  }

  /// The option for what is not a group of states: a region, or the world.
  func adviceOnGroup(_ name: String) -> String? {
    if Self.isWorld(name) { return "all countries are meant without --group" }
    return (try? region(name)) == nil
      ? nil : "this is a region: use --region \(ShellWord.quoted(name))"
  }

  /// The region or the group of states that a name means; `nil` where it is neither, or both.
  func regionOrGroup(_ name: String, from groupsFile: String?) throws -> Membership? {
    if Self.isWorld(name) { return .world }
    let region = try? region(name.trimmedOfBlanks)
    let group = try groups(from: groupsFile).membership(of: Self.shortName(ofGroup: name))
    return region == nil ? group : group == nil ? region : nil
  }

  private static func isWorld(_ name: String) -> Bool {
    ["world", "the world", "owid_wrl", "wld", "global"].contains(
      name.trimmedOfBlanks.lowercased())
  }

  /// The name that a group has here: `eu` for the European Union.
  static func shortName(ofGroup name: String) -> String {
    let name = name.trimmedOfBlanks.lowercased()
    return ["european union": "eu", "the eu": "eu"][name] ?? name
  }

  private func bundledOrOwnGroup(_ name: String) -> String? {
    let group = Self.shortName(ofGroup: name)
    return (try? groups())?.membership(of: group) == nil ? nil : group
  }
}
