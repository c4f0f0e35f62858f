using Ardalis.Specification;

namespace ClickCart.Catalog.Products;

/// <summary>What customers see.</summary>
internal sealed class InShop : Specification<Product>
{
    public InShop() => Query.Where(p => p.Status == ProductStatus.Active);
}

/// <summary>One product, whole, to be changed or shown to the back office.</summary>
internal sealed class WholeProduct : SingleResultSpecification<Product>
{
    public WholeProduct(Guid id) => Query.Where(p => p.Id == id).Include(p => p.Variants).Include(p => p.Document);
}

/// <summary>These products, whole.</summary>
internal sealed class WholeProducts : Specification<Product>
{
    public WholeProducts(IReadOnlyCollection<Guid> ids) => Query.Where(p => ids.Contains(p.Id)).Include(p => p.Variants).Include(p => p.Document);
}

/// <summary>Variants of other products that hold one of these SKUs.</summary>
internal sealed class SkusOfOthers : Specification<Variant>
{
    public SkusOfOthers(IEnumerable<string> skus, Guid? product = null)
    {
        var wanted = skus.ToList();
        Query.Where(v => wanted.Contains(v.Sku) && v.ProductId != product);
    }
}
