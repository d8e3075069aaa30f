internal import FreedomModel
internal import RatingsAnalysis

/// The notes of a brief, of the values that it has.
struct BriefNotes {
  let notes: [SourceNote]

  init(_ brief: CountryBrief, files: [String: [String]]) {
    func from(_ publication: String) -> String {
      let names = files[publication] ?? []
      return names.isEmpty ? "" : " Read from \(Words.list(names))."
    }
    var notes = [
      SourceNote(
        .ratings,
        "Freedom House, Freedom in the World, statuses and ratings as published; "
          + "ratings from 1 (most free) to 7.\(from("fiw"))")
    ]
    if brief.total != nil {
      notes.append(
        SourceNote(
          .scores,
          "Freedom House, Freedom in the World, scores as published; the total is 0 to 100, "
            + "higher is freer.\(from("fiw"))"))
      notes.append(
        SourceNote(
          .means,
          "Computed here: means of the total scores of countries, territories left out, each "
            + "country counting equally."))
    }
    if !brief.places.isEmpty {
      notes.append(
        SourceNote(
          .ranks,
          "Computed here: ranks by total score among countries; countries that tie share the best "
            + "rank."))
    }
    if !brief.changes.isEmpty {
      notes.append(
        SourceNote(.changes, "Computed here: differences of the published scores, in points."))
    }
    for other in brief.otherPublications {
      let isPress = other.indicator.publication == "fotp"
      notes.append(
        SourceNote(
          isPress ? .press : .net,
          "Freedom House, \(isPress ? "Freedom of the Press" : "Freedom on the Net"), as published."
            + from(other.indicator.publication)))
    }
    if !brief.breaks.isEmpty {
      notes.append(
        SourceNote(
          .breaks,
          "Computed here: shifts of the mean of the two ratings by exact search (Bai and Perron "
            + "2003); each must fit better than in 95 % of simulated series that resemble the year "
            + "before as much as these ratings do, or the least BIC chooses where they do not."))
    }
    if !brief.episodes.isEmpty {
      notes.append(
        SourceNote(
          .episodes,
          "Computed here: this project's adaptation of the Episodes of Regime Transformation rules "
            + "(Edgell et al. 2020) to the total score; at least 10 points in all."))
    }
    if !brief.own.isEmpty {
      notes.append(SourceNote(.own, "Not Freedom House's: the sources are named in the table."))
    }
    self.notes = notes
  }
}
