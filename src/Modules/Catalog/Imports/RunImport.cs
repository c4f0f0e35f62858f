using System.Text;
using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Imports;

/// <summary>
/// Takes an import's lines batch by batch, each one commit with the import's progress, so that a node that dies in between costs nothing but reading
/// again. Works for a while and leaves the rest to another job, so that no job runs longer than its lease.
/// </summary>
internal sealed class RunImport(CatalogDbContext db, ProductImporter importer, TimeProvider clock) : IJobHandler<RunImportJob>
{
    private static readonly TimeSpan Shift = TimeSpan.FromSeconds(15);
    private sealed class Batch
    {
        public List<ProductLine> Good { get; } = [];
        public List<RejectedLine> Bad { get; } = [];
        public int Count => Good.Count + Bad.Count;
        public int Last { get; private set; }

        public void Add(ProductLine? good, RejectedLine? bad)
        {
            if (good is not null) Good.Add(good);
            if (bad is not null) Bad.Add(bad);
            Last = good?.Line ?? bad!.Line;
        }
    }

    public async Task<Result> HandleAsync(RunImportJob job, CancellationToken ct)
    {
        var import = await db.Imports.SingleAsync(i => i.Id == job.ImportId, ct);
        if (import.IsFinished) return Result.Success;
        var file = await db.ImportFiles.AsNoTracking().SingleAsync(f => f.ImportId == import.Id, ct);
        var (started, batch) = (clock.GetTimestamp(), new Batch());
        try
        {
            await using var stream = file.Open();
            await foreach (var (good, bad) in ProductCsv.ReadAsync(stream, Encoding.UTF8, ct))
            {
                if ((good?.Line ?? bad!.Line) <= import.Position) continue;
                batch.Add(good, bad);
                if (batch.Count < ProductImporter.Batch) continue;
                await LandAsync(import, batch, ct);
                batch = new();
                if (clock.GetElapsedTime(started) < Shift) continue;
                db.Enqueue(job);
                return Result.Success;
            }
            await LandAsync(import, batch, ct);
            import.Finish(clock.GetUtcNow());
        }
        catch (ProblemException unreadable)
        {
            import.Fail(unreadable.Error.Detail, clock.GetUtcNow());
        }
        db.ImportFiles.Remove(file);
        return Result.Success;
    }

    /// <summary>One commit: the lines, the bad ones among them, how far the import is.</summary>
    private async Task LandAsync(Import import, Batch batch, CancellationToken ct)
    {
        if (batch.Count == 0) return;
        var outcome = await importer.ImportAsync(batch.Good, import.Actor, ct);
        var rejected = batch.Bad.Concat(outcome.Rejected).OrderBy(r => r.Line).ToList();
        db.ImportRejections.AddRange(rejected.Take(Math.Max(0, Import.MaxRejections - import.Rejected)).Select(r =>
            new ImportRejection { ImportId = import.Id, Line = r.Line, Error = r.Error }));
        import.Advance(batch.Last, outcome.Created, outcome.Updated, rejected.Count);
        await db.SaveChangesAsync(ct);
        // The products of the batch are done with; the import goes on.
        db.ChangeTracker.Clear();
        db.Attach(import);
    }
}
