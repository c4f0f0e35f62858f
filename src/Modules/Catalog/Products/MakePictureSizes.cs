namespace ClickCart.Catalog.Products;

/// <summary>Does it once: sizes that are there already stay. A picture that cannot be read has none, and is shown as it is.</summary>
internal sealed class MakePictureSizes(CatalogDbContext db) : IJobHandler<MakePictureSizesJob>
{
    public async Task<Result> HandleAsync(MakePictureSizesJob job, CancellationToken ct)
    {
        if (await db.PictureSizes.AnyAsync(s => s.Of == job.File, ct)) return Result.Success;
        if (await db.PictureFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Name == job.File, ct) is not { } file) return Result.Success;
        db.PictureSizes.AddRange(await Resizer.MakeAsync(file, ct));
        return Result.Success;
    }
}
