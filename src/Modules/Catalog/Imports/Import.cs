using System.IO.Compression;

namespace ClickCart.Catalog.Imports;

/// <summary>Takes some of an import's lines; leaves the rest to another of its kind.</summary>
[EventName("catalog.run-import.v1")]
internal sealed record RunImportJob(Guid ImportId) : IJob
{
    string IJob.DisplayName => "Import products";
}

internal enum ImportState
{
    Waiting,
    Running,
    Done,

    /// <summary>The file could not be read any further; what came before has landed.</summary>
    Failed,
}

/// <summary>A file of products that is taken in the background, and its report. Progress commits with the lines that it counts.</summary>
internal sealed class Import : Aggregate
{
    public const int FileNameLength = 200;
    public const int MaxBytes = 50 * 1024 * 1024;

    /// <summary>Bad lines that are kept with their error; the rest is only counted.</summary>
    public const int MaxRejections = 1000;

    private Import() { }

    public Import(Guid id, string fileName, int lines, long bytes, string? decimalMark, string actor, DateTimeOffset at) : base(id) =>
        (FileName, Lines, Bytes, Decimal, Actor, CreatedAt) = (fileName, lines, bytes, decimalMark is "" ? null : decimalMark, actor, at);

    public string FileName { get; private init; } = "";

    /// <summary>Lines of the file, its header included.</summary>
    public int Lines { get; private init; }

    public long Bytes { get; private init; }

    /// <summary><c>point</c> or <c>comma</c> as its sender declared; null when the file says it.</summary>
    public string? Decimal { get; private init; }

    public string Actor { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public ImportState State { get; private set; }

    /// <summary>The line on which the last entry begins that was taken or refused.</summary>
    public int Position { get; private set; }

    public int Created { get; private set; }
    public int Updated { get; private set; }
    public int Rejected { get; private set; }

    /// <summary>Why it failed.</summary>
    public string? Failure { get; private set; }

    public bool IsFinished => State is ImportState.Done or ImportState.Failed;

    /// <summary>0 to 100.</summary>
    public int Percent => State is ImportState.Done ? 100 : Lines == 0 ? 0 : (int)(100L * Position / Lines);

    public void Advance(int position, int created, int updated, int rejected)
    {
        Touch();
        State = ImportState.Running;
        (Position, Created, Updated, Rejected) = (position, Created + created, Updated + updated, Rejected + rejected);
    }

    public void Finish(DateTimeOffset at)
    {
        Touch();
        (State, FinishedAt) = (ImportState.Done, at);
    }

    public void Fail(string why, DateTimeOffset at)
    {
        Touch();
        (State, Failure, FinishedAt) = (ImportState.Failed, why, at);
    }
}

/// <summary>An import's file, compressed; deleted when the import has ended.</summary>
internal sealed class ImportFile
{
    public Guid ImportId { get; init; }
    public required byte[] Content { get; init; }

    public static ImportFile Of(Guid import, byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return new() { ImportId = import, Content = packed.ToArray() };
    }

    /// <summary>The file as it was sent, which is read more than once.</summary>
    public Stream Unpack()
    {
        var file = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(Content, writable: false), CompressionMode.Decompress)) gzip.CopyTo(file);
        return file;
    }
}

/// <summary>A line of an import that was not taken.</summary>
internal sealed class ImportRejection
{
    public Guid ImportId { get; init; }
    public int Line { get; init; }
    public required string Error { get; init; }
}

/// <summary>An import as the back office sees it.</summary>
internal sealed record ImportDetails(
    Guid Id, string FileName, long Bytes, int Lines, ImportState State, int Percent, int Created, int Updated, int Rejected, string? Failure, string Actor,
    DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, int Version) : IVersioned
{
    public static ImportDetails Of(Import i) =>
        new(i.Id, i.FileName, i.Bytes, i.Lines, i.State, i.Percent, i.Created, i.Updated, i.Rejected, i.Failure, i.Actor, i.CreatedAt, i.FinishedAt, i.Version);
}
