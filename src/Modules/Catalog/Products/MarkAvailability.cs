using ClickCart.Catalog.Search;
using ClickCart.Inventory.Contracts;
using ClickCart.Kernel;
using ClickCart.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Catalog.Products;

/// <summary>Notes that a variant sold out or came back. Late news changes nothing; an editor's version of the product stays good.</summary>
internal static class MarkAvailability
{
    public sealed record Request(string Sku, bool InStock, int StockVersion) : IRequest<Result>;

    internal sealed class Door : On<AvailabilityCrossedZero>
    {
        public override IRequest<Result> Translate(AvailabilityCrossedZero news) => new Request(news.Sku, news.InStock, news.StockVersion);
    }

    internal sealed class Handler(CatalogDbContext db, FacetCache facets) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            using (await db.WriteTurnAsync(cancellationToken))
            {
                await db.Variants.Where(v => v.Sku == request.Sku && v.StockVersion < request.StockVersion)
                    .ExecuteUpdateAsync(set => set.SetProperty(v => v.InStock, request.InStock).SetProperty(v => v.StockVersion, request.StockVersion), cancellationToken);
            }
            facets.Forget();
            return Result.Success;
        }
    }
}
