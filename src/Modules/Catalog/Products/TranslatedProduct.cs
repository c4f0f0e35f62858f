namespace ClickCart.Catalog.Products;

/// <summary>A product as its page and the API say it in a further language.</summary>
internal static class TranslatedProduct
{
    /// <summary>The product in a further language.</summary>
    /// <param name="product">As the shop's own language says it.</param>
    /// <param name="text">What it says; may be empty.</param>
    /// <param name="found">What was read.</param>
    /// <param name="trail">Down to its category, in that language.</param>
    public static ViewProduct.Response In(
        this ViewProduct.Response product, ProductText text, ViewProduct.Row found, IReadOnlyList<Categories.Shelf> trail) => product with
        {
            Name = text.Name.Length > 0 ? text.Name : product.Name,
            Description = text.Description.Length > 0 ? text.Description : product.Description,
            SeoTitle = text.SeoTitle.Length > 0 ? text.SeoTitle : text.Name.Length > 0 ? "" : product.SeoTitle,
            SeoDescription = text.SeoDescription.Length > 0 ? text.SeoDescription : text.Description.Length > 0 ? "" : product.SeoDescription,
            Category = trail is [.., var shelf] ? new(shelf.Slug, shelf.Name) : product.Category,
            Images = [.. product.Images.Select(i => i with { Alt = text.Word(i.Alt) })],
            Attributes = found.Attributes.DistinctBy(a => text.Word(a.Name))
            .ToDictionary(a => text.Word(a.Name), a => text.Word(a.Value), StringComparer.Ordinal),
            Options = [.. product.Options.Select(o => new ProductOption(text.Word(o.Name), [.. o.Values.Select(v => v with { Name = text.Word(v.Name) })]))],
            Variants =
        [
            .. product.Variants.Zip(found.Variants, (v, row) => v with
            {
                Name = row.Name.Length > 0 ? text.VariantName(row.Name) : text.Name.Length > 0 ? text.Name : v.Name,
                Options = [.. v.Options.Select(text.Word)],
            }),
        ],
            // Each language is an answer of its own, so its ETag is another.
            ProductVersion = product.ProductVersion ^ (text.Language[0] << 24) ^ (text.Language[1] << 16),
        };
}
