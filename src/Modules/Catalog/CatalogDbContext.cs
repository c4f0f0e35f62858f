using System.Text.Json;
using ClickCart.Catalog.Categories;
using ClickCart.Catalog.Contracts;
using ClickCart.Catalog.Imports;
using ClickCart.Catalog.Products;
using ClickCart.Catalog.Search;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClickCart.Catalog;

internal sealed class CatalogDbContext(DbContextOptions<CatalogDbContext> options) : ModuleDbContext(options, "catalog")
{
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Variant> Variants => Set<Variant>();
    public DbSet<Category> Categories => Set<Category>();
    public DbSet<CategoryRedirect> CategoryRedirects => Set<CategoryRedirect>();
    public DbSet<ProductRedirect> ProductRedirects => Set<ProductRedirect>();
    public DbSet<PictureSize> PictureSizes => Set<PictureSize>();
    public DbSet<PriceChange> PriceChanges => Set<PriceChange>();
    public DbSet<SearchDocument> SearchDocuments => Set<SearchDocument>();
    public DbSet<AttributeValue> AttributeValues => Set<AttributeValue>();
    public DbSet<PictureFile> PictureFiles => Set<PictureFile>();
    public DbSet<Import> Imports => Set<Import>();
    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();
    public DbSet<ImportRejection> ImportRejections => Set<ImportRejection>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Category>(e =>
        {
            e.Property(c => c.Slug).HasMaxLength(Slug.MaxLength);
            e.Property(c => c.Name).HasMaxLength(Category.NameLength);
            e.Property(c => c.Parent).HasMaxLength(Slug.MaxLength);
            e.Property(c => c.Description).HasMaxLength(Category.DescriptionLength);
            e.Property(c => c.ImageUrl).HasMaxLength(200);
            Json(e.Property(c => c.Translations));
            e.HasAlternateKey(c => c.Slug);
            e.HasIndex(c => new { c.CreatedAt, c.Id });
            e.HasOne<Category>().WithMany().HasForeignKey(c => c.Parent).HasPrincipalKey(c => c.Slug).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CategoryRedirect>(e =>
        {
            e.HasKey(r => r.Slug);
            e.Property(r => r.Slug).HasMaxLength(Slug.MaxLength);
            e.Property(r => r.Category).HasMaxLength(Slug.MaxLength);
            e.HasOne<Category>().WithMany().HasForeignKey(r => r.Category).HasPrincipalKey(c => c.Slug).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ProductRedirect>(e =>
        {
            e.HasKey(r => r.Slug);
            e.Property(r => r.Slug).HasMaxLength(Slug.MaxLength);
            e.HasOne<Product>().WithMany().HasForeignKey(r => r.ProductId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Product>(e =>
        {
            e.ToTable(t =>
            {
                t.HasCheckConstraint("ck_products_status", "status IN ('draft', 'active', 'archived')");
                t.HasCheckConstraint("ck_products_price_from", "price_from > 0");
                t.HasCheckConstraint("ck_products_price_to", "price_to >= price_from");
            });
            e.Property(p => p.Slug).HasMaxLength(Slug.MaxLength);
            e.Property(p => p.Name).HasMaxLength(Product.NameLength);
            e.Property(p => p.SortName).HasMaxLength(Product.NameLength);
            e.Property(p => p.Category).HasMaxLength(Slug.MaxLength);
            e.Property(p => p.Status).HasMaxLength(8).HasConversion(s => s.ToString().ToLowerInvariant(), s => Enum.Parse<ProductStatus>(s, true));
            e.Property(p => p.Currency).HasMaxLength(3).IsFixedLength();
            e.Property(p => p.ImageUrl).HasMaxLength(200);
            Json(e.Property(p => p.Attributes));
            Json(e.Property(p => p.Images));
            Json(e.Property(p => p.Tags));
            Json(e.Property(p => p.Options));
            Json(e.Property(p => p.Translations));
            e.Property(p => p.Vendor).HasMaxLength(Product.VendorLength);
            e.Property(p => p.SeoTitle).HasMaxLength(Product.SeoTitleLength);
            e.Property(p => p.SeoDescription).HasMaxLength(Product.SeoDescriptionLength);
            if (Database.IsNpgsql()) e.Property(p => p.SortName).UseCollation("C");

            e.HasOne<Category>().WithMany().HasForeignKey(p => p.Category).HasPrincipalKey(c => c.Slug).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(p => p.Variants).WithOne().HasForeignKey(v => v.ProductId).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(p => p.PriceChanges).WithOne().HasForeignKey(c => c.ProductId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne(p => p.Document).WithOne().HasForeignKey<SearchDocument>(d => d.ProductId).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(p => p.AttributeValues).WithOne().HasForeignKey(v => v.ProductId).OnDelete(DeleteBehavior.Cascade);
            e.Navigation(p => p.Variants).UsePropertyAccessMode(PropertyAccessMode.Field);
            e.Navigation(p => p.PriceChanges).UsePropertyAccessMode(PropertyAccessMode.Field);

            e.HasIndex(p => p.Slug).IsUnique();
            // One per sort of the shop's list. Of categories one by price, which answers the facets alone, and one by age: of the newest of all many are read
            // before a small category is full.
            e.HasIndex(p => new { p.Status, p.CreatedAt, p.Id });
            e.HasIndex(p => new { p.Status, p.PriceFrom, p.Id });
            e.HasIndex(p => new { p.Status, p.SortName, p.Id });
            e.HasIndex(p => new { p.Status, p.Category, p.PriceFrom, p.Id, p.Currency, p.PriceTo });
            e.HasIndex(p => new { p.Status, p.Category, p.CreatedAt, p.Id });
            e.HasIndex(p => new { p.CreatedAt, p.Id });
            e.HasIndex(p => new { p.UpdatedAt, p.Id });
        });
        model.Entity<Variant>(e =>
        {
            e.ToTable(t =>
            {
                t.HasCheckConstraint("ck_variants_price", "price_amount > 0");
                t.HasCheckConstraint("ck_variants_weight", "weight_grams >= 0");
            });
            e.HasKey(v => v.Sku);
            // A SKU is the same text, byte for byte, on every database.
            e.Property(v => v.Sku).HasMaxLength(Variant.SkuLength);
            if (Database.IsNpgsql()) e.Property(v => v.Sku).UseCollation("C");
            e.Property(v => v.Name).HasMaxLength(Variant.NameLength);
            e.Property(v => v.OriginCountry).HasMaxLength(2);
            e.Property(v => v.HsCode).HasMaxLength(10);
            e.Property(v => v.ItemName).HasMaxLength(Product.NameLength + Variant.NameLength + 2);
            e.Property(v => v.Currency).HasMaxLength(3).IsFixedLength();
            e.Property(v => v.Barcode).HasMaxLength(Gtin.MaxLength);
            e.Property(v => v.Size).HasConversion(size => size!.ToString(), text => PackedSize.Read(text)).HasMaxLength(PackedSize.TextLength);
            e.Property(v => v.PictureUrl).HasMaxLength(200);
            Json(e.Property(v => v.Options));
            e.Ignore(v => v.Price).Ignore(v => v.CompareAt).Ignore(v => v.Cost);
            e.HasIndex(v => new { v.ProductId, v.InStock });
        });
        model.Entity<PriceChange>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.Sku).HasMaxLength(Variant.SkuLength);
            e.Property(c => c.Actor).HasMaxLength(254);
            e.Property(c => c.FromCurrency).HasMaxLength(3).IsFixedLength();
            e.Property(c => c.ToCurrency).HasMaxLength(3).IsFixedLength();
            e.HasIndex(c => new { c.ProductId, c.At, c.Id });
        });
        model.Entity<SearchDocument>(e =>
        {
            e.Property(d => d.Name).HasMaxLength(SearchDocument.NameLength);
            e.HasIndex(d => d.ProductId).IsUnique();
            e.HasIndex(d => d.Version);
        });
        model.Entity<AttributeValue>(e =>
        {
            e.HasKey(v => new { v.ProductId, v.NameKey, v.ValueKey });
            e.Property(v => v.NameKey).HasMaxLength(AttributeValue.KeyLength);
            e.Property(v => v.ValueKey).HasMaxLength(AttributeValue.KeyLength);
            e.Property(v => v.Name).HasMaxLength(AttributeValue.NameLength);
            e.Property(v => v.Value).HasMaxLength(AttributeValue.ValueLength);
            // From a value to its products; the key goes the other way.
            e.HasIndex(v => new { v.NameKey, v.ValueKey, v.ProductId });
        });
        model.Entity<PictureFile>(e =>
        {
            e.HasKey(f => f.Name);
            e.Property(f => f.Name).HasMaxLength(PictureFile.NameLength);
            e.Property(f => f.ContentType).HasMaxLength(20);
            e.Property(f => f.Actor).HasMaxLength(254);
        });
        model.Entity<PictureSize>(e =>
        {
            e.HasKey(s => s.Name);
            e.Property(s => s.Name).HasMaxLength(PictureSize.NameLength);
            e.Property(s => s.Of).HasMaxLength(PictureFile.NameLength);
            e.HasOne<PictureFile>().WithMany().HasForeignKey(s => s.Of).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Import>(e =>
        {
            e.Property(i => i.FileName).HasMaxLength(Import.FileNameLength);
            e.Property(i => i.Actor).HasMaxLength(254);
            e.Property(i => i.Decimal).HasMaxLength(5);
            e.Property(i => i.State).HasMaxLength(8).HasConversion<string>();
            e.Property(i => i.Failure).HasMaxLength(500);
            e.HasIndex(i => new { i.CreatedAt, i.Id });
        });
        model.Entity<ImportFile>(e =>
        {
            e.HasKey(f => f.ImportId);
            e.HasOne<Import>().WithOne().HasForeignKey<ImportFile>(f => f.ImportId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ImportRejection>(e =>
        {
            e.HasKey(r => new { r.ImportId, r.Line });
            e.Property(r => r.Error).HasMaxLength(600);
            e.HasOne<Import>().WithMany().HasForeignKey(r => r.ImportId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    /// <summary>A short list kept as JSON in the row of its product: read with it, never asked for alone.</summary>
    private static void Json<T>(PropertyBuilder<IReadOnlyList<T>> property) => property.HasConversion(
        list => JsonSerializer.Serialize(list, JsonSerializerOptions.Web),
        // Empty in the rows that were there before the column was.
        json => json.Length == 0 ? new List<T>() : JsonSerializer.Deserialize<List<T>>(json, JsonSerializerOptions.Web)!,
        new ValueComparer<IReadOnlyList<T>>(
            (a, b) => a!.SequenceEqual(b!), list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)), list => list.ToList()));
}
