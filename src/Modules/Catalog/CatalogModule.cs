using ClickCart.Catalog.Categories;
using ClickCart.Catalog.Contracts;
using ClickCart.Catalog.Products;
using ClickCart.Catalog.Search;

namespace ClickCart.Catalog;

/// <summary>What the shop sells: products, their variants and prices, categories, search, import and export.</summary>
public sealed class CatalogModule : IModule
{
    public string Name => "catalog";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ICatalog, CatalogItems>();
        services.AddScoped<ProductImporter>();
        services.AddScoped<IOpeningSteps, ProductStep>();
        services.AddSingleton<CatalogItems.Queries>();
        services.AddSingleton(new AdminMenuEntry(30, "/admin/products", "Products", "tag", Permissions.ReadCatalog));
        services.AddSingleton(new AdminMenuEntry(31, "/admin/categories", "Categories", "store", Permissions.ReadCatalog));
        services.AddSingleton<FacetCache>();
        services.AddSingleton<ICommitListener>(p => p.GetRequiredService<FacetCache>());
        services.AddSingleton<Vocabulary>();
        services.AddScoped<ProductFinder>();
        services.AddScoped<FacetCounter>();
        services.AddScoped<DidYouMean>();
        services.AddScoped<CategoryTree>();
        services.AddScoped<ProductTexts>();
        services.AddScoped<IShopMenu>(provider => provider.GetRequiredService<CategoryTree>());
        services.AddSingleton<FirstPages>();
        services.AddSingleton<ViewProduct.Queries>();
        services.AddSingleton<IProductSearch>(provider => provider.GetRequiredService<IDatabase>().Provider switch
        {
            DatabaseProvider.PostgreSql => new PostgreSqlSearch(),
            DatabaseProvider.SqlServer => new SqlServerSearch(),
            _ => new SqliteSearch(),
        });
        services.AddSingleton(new ApiTag(10, "Catalog", "Find what the shop sells: search, products, shelves."));
        services.AddSingleton(new ApiTag(120, "Catalog: back office", "Products, pictures, categories, and tables of products in and out."));
        services.AddSingleton(new ProblemHelp("sku-taken",
            "Another product, or another variant in the request, has this SKU. A SKU names one variant in the whole shop: choose another one, or "
                + "change that product instead.",
            Product.SkuTaken(["POT-WIL-11"])));
        services.AddSingleton(new ProblemHelp("slug-taken",
            "Another product or category has this slug, the last part of its address. Choose another one; without a slug the shop makes one from the name.",
            Product.SlugTaken("willow-teapot")));
        services.AddScoped<BulkEdit>();
        services.AddSingleton(new ProblemHelp("preview-outdated",
            "What would be changed is no longer what the preview showed: somebody changed one of the products meanwhile. Look at the preview again.",
            BulkEdit.Outdated));
        services.AddSingleton(new ProblemHelp("category-in-use",
            "Products lie in this category. Say which category they shall go to, by `productsTo`, and delete it again.", DeleteCategory.InUse("teapots", 3)));
    }
}
