using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Imports;

/// <summary>
/// Takes an import's lines batch by batch, each one commit with the import's progress, so that a node that dies in between costs nothing but reading
/// again. Works for a while and leaves the rest to another job, so that no job runs longer than its lease.
/// </summary>
internal sealed class RunImport(CatalogDbContext db, ProductImporter importer, TimeProvider clock) : IJobHandler<RunImportJob>
{
    private static readonly TimeSpan Shift = TimeSpan.FromSeconds(15);

    public async Task<Result> HandleAsync(RunImportJob job, CancellationToken ct)
    {
        var import = await db.Imports.SingleAsync(i => i.Id == job.ImportId, ct);
        if (import.IsFinished) return Result.Success;
        var file = await db.ImportFiles.AsNoTracking().SingleAsync(f => f.ImportId == import.Id, ct);
        var started = clock.GetTimestamp();
        try
        {
            await using var stream = file.Unpack();
            var form = await ProductCsv.DetectAsync(stream, import.Decimal, ct);
            await foreach (var batch in ProductCsv.ReadAsync(stream, form, ct).Where(l => LineOf(l) > import.Position).Chunk(ProductImporter.Batch))
            {
                await LandAsync(import, batch, ct);
                if (batch.Length < ProductImporter.Batch || clock.GetElapsedTime(started) < Shift) continue;
                db.Enqueue(job);
                return Result.Success;
            }
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
    private async Task LandAsync(Import import, (ProductLine? Good, RejectedLine? Bad)[] batch, CancellationToken ct)
    {
        var outcome = await importer.ImportAsync([.. batch.Select(l => l.Good).OfType<ProductLine>()], import.Actor, ct);
        var rejected = batch.Select(l => l.Bad).OfType<RejectedLine>().Concat(outcome.Rejected).OrderBy(r => r.Line).ToList();
        db.ImportRejections.AddRange(rejected.Take(Math.Max(0, Import.MaxRejections - import.Rejected)).Select(r =>
            new ImportRejection { ImportId = import.Id, Line = r.Line, Error = r.Error }));
        import.Advance(LineOf(batch[^1]), outcome.Created, outcome.Updated, rejected.Count);
        await db.SaveChangesAsync(ct);
        // The products of the batch are done with; the import goes on.
        db.ChangeTracker.Clear();
        db.Attach(import);
    }

    private static int LineOf((ProductLine? Good, RejectedLine? Bad) line) => line.Good?.Line ?? line.Bad!.Line;
}
