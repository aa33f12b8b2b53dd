extension DOTWriter {
    /// A note with what a thing's records say of it.
    mutating func writeNote(_ node: Picture.Node, _ number: Int) {
        let facts = picture.facts(of: node).filter { $0.name != "label" }
        guard !facts.isEmpty else { return }
        let rows = facts.prefix(24).map { fact in
            let link = picture.options.showsLinks ? fact.link : nil
            let target = link.map { " HREF=\"\(PictureText.html($0))\"" } ?? ""
            return "<TR><TD ALIGN=\"LEFT\"><FONT COLOR=\"#606060\">"
                + "\(html(fact.name))</FONT></TD>"
                + "<TD ALIGN=\"LEFT\"\(target)>\(html(fact.text))</TD></TR>"
        }
        let table =
            "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">"
            + "\(rows.joined())</TABLE>"
        write(
            "note\(number + 1)",
            [
                ("class", "\"attributes\""), ("shape", "note"), ("label", "<\(table)>"),
                ("fillcolor", "\"#FAFAFA\""), ("color", "\"#A0A0A0\""), ("fontsize", "8.5"),
                ("tooltip", "\" \""),
            ])
        write(
            "note\(number + 1) -> n\(number + 1)",
            [
                ("class", "\"attributes\""), ("arrowhead", "none"), ("style", "dashed"),
                ("color", "\"#A0A0A0\""), ("penwidth", "0.8"), ("tooltip", "\" \""),
            ])
    }
}
