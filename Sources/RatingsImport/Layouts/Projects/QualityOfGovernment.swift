import FreedomModel

/// The standard time series of the Quality of Government Institute: its own index, and those of
/// others that are used most. It has Freedom House's values too; for those the bundled record
/// is the source.
enum QualityOfGovernment {
  static let layout = ProjectLayout(
    id: "qog", dataSet: dataSet,
    signature: [["cname"], ["ccodealp"], ["year"], ["ccode_qog", "cname_qog", "version"]])

  private static let dataSet = ProjectDataSet(
    title: "the Quality of Government (QoG) time series",
    publication: Publication(
      id: "qog", title: "Quality of Government Standard Dataset",
      citation: "University of Gothenburg, The Quality of Government Institute, The QoG Standard "
        + "Dataset. https://www.gu.se/en/quality-government"),
    columns: [
      ProjectDataSet.Column(
        "icrg_qog", name: "icrg_qog", label: "ICRG indicator of quality of government",
        range: 0...1, direction: .higher),
      ProjectDataSet.Column(
        "vdem_polyarchy", name: "vdem_polyarchy", label: "V-Dem electoral democracy index",
        range: 0...1, direction: .higher),
      ProjectDataSet.Column(
        "vdem_libdem", name: "vdem_libdem", label: "V-Dem liberal democracy index", range: 0...1,
        direction: .higher),
      ProjectDataSet.Column(
        "p_polity2", name: "p_polity2", label: "Revised polity score", range: -10...10,
        direction: .higher),
      ProjectDataSet.Column(
        "ti_cpi", name: "ti_cpi", label: "Corruption Perceptions Index", range: 0...100,
        direction: .higher),
      ProjectDataSet.Column(
        "eiu_iod", name: "eiu_iod", label: "EIU index of democracy", range: 0...10,
        direction: .higher),
      ProjectDataSet.Column(
        "wbgi_vae", name: "wbgi_vae", label: "Voice and accountability, estimate",
        direction: .higher),
      ProjectDataSet.Column(
        "wbgi_rle", name: "wbgi_rle", label: "Rule of law, estimate", direction: .higher),
      ProjectDataSet.Column(
        "fh_pr", name: "fh_pr", label: "Freedom House, political rights", range: 1...7,
        direction: .lower),
      ProjectDataSet.Column(
        "fh_cl", name: "fh_cl", label: "Freedom House, civil liberties", range: 1...7,
        direction: .lower),
      ProjectDataSet.Column(
        "fh_status", name: "fh_status", label: "Freedom House, status", measure: .status),
      ProjectDataSet.Column(
        "fh_ipolity2", name: "fh_ipolity2", label: "Level of democracy, Freedom House and Polity",
        range: 0...10, direction: .higher),
    ],
    statusCodes: StatusCodes(["1=F", "2=PF", "3=NF"]) ?? StatusCodes())
}
