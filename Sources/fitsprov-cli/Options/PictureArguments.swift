import ArgumentParser
import PROV

/// What a picture shows, and how.
struct PictureArguments: ParsableArguments {
    enum Fold: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    enum Direction: String, ExpressibleByArgument, CaseIterable {
        case right, left, up, down
    }

    @Flag(help: "Draw the attributes of each thing as a note next to it.")
    var attributes = false

    @Option(help: "Draw what is alike as one: auto (large pictures only), always or never.")
    var fold = Fold.auto

    @Option(help: ArgumentHelp("How many must be alike to become one.", valueName: "n"))
    var foldFrom = PictureOptions.default.foldingThreshold

    @Option(help: "Where causes lie, and arrows point: right, left, up or down.")
    var direction = Direction.right

    @Flag(
        inversion: .prefixedNo,
        help: "Name the relations at their arrows; normally where there are few.")
    var relationNames: Bool?

    @Flag(inversion: .prefixedNo, help: "Link things to the addresses that name them.")
    var links = true

    @Option(help: ArgumentHelp("A title over the picture.", valueName: "text"))
    var title: String?

    func validate() throws {
        guard foldFrom >= 2 else { throw ValidationError("--fold-from must be 2 or more") }
    }

    var options: PictureOptions {
        var options = PictureOptions()
        options.showsAttributes = attributes
        options.folding =
            switch fold {
            case .auto: .automatic
            case .always: .always
            case .never: .never
            }
        options.foldingThreshold = foldFrom
        options.direction =
            switch direction {
            case .right: .right
            case .left: .left
            case .up: .up
            case .down: .down
            }
        options.namesRelations = relationNames
        options.showsLinks = links
        options.title = title
        return options
    }
}
