using Carter;
using ClickCart.Kernel;
using ClickCart.Platform;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Inventory.StockItems;

/// <summary>Stock by SKU, for staff: all, those whose SKU contains a text, those with fewer than so many available, or the low ones.</summary>
internal static class ListStock
{
    /// <param name="Below">A number: fewer than so many available; <c>threshold</c>: at or below their own low-stock threshold.</param>
    public sealed record Request(string? Sku, string? Below, Page Page) : IRequest<Result<Listing<Response>>>;

    public sealed record Response(string Sku, int OnHand, int Held, int Available, int LowStockThreshold);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Inventory")
            .MapGet("/admin/stock", (string? sku, string? below, Page page, IMediator mediator, CancellationToken ct) => mediator.Send(new Request(sku, below, page), ct).Ok())
            .For(Who.Staff);
    }

    internal sealed class Handler(InventoryDbContext db) : IRequestHandler<Request, Result<Listing<Response>>>
    {
        public async Task<Result<Listing<Response>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var stock = db.StockItems.AsNoTracking();
            if (request.Sku is { Length: > 0 } part) stock = stock.Where(i => i.Sku.Contains(part));
            if (request.Below is { Length: > 0 } below)
            {
                if (below is "threshold" or "true") stock = stock.Where(i => i.OnHand - i.Held <= i.LowStockThreshold);
                else if (int.TryParse(below, out var limit) && limit >= 0) stock = stock.Where(i => i.OnHand - i.Held < limit);
                else return Error.Malformed("below is a number of units, or 'threshold'.");
            }
            if (request.Page.After<ValueTuple<string>>() is { Item1: var last }) stock = stock.Where(i => i.Sku.CompareTo(last) > 0);
            var rows = await stock.OrderBy(i => i.Sku).Take(request.Page.Take)
                .Select(i => new Response(i.Sku, i.OnHand, i.Held, i.OnHand - i.Held, i.LowStockThreshold)).ToListAsync(cancellationToken);
            return request.Page.Answer(rows, r => new ValueTuple<string>(r.Sku), r => r);
        }
    }
}
