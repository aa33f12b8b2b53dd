package import FitsProv

extension Lineage {
    /// The status that the path is: whether all of it was found, and anything is recorded.
    package var status: ExitStatus {
        let isRecorded = direction == .back ? nodes.first?.provenance != nil : !edges.isEmpty
        let statuses: [ExitStatus] = [
            isDoubtful ? .couldNotTell : .done, isBroken ? .no : .done,
            isRecorded ? .done : .nothingRecorded,
        ]
        return ExitStatus.over(statuses)
    }
}
