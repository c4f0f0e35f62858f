using ClickCart.Pricing.Coupons;

namespace ClickCart.Pricing.Promotions;

/// <summary>Promotions by name or as they are sorted, for staff.</summary>
internal static class ListPromotions
{
    /// <param name="Q">A part of the name, in capitals or not.</param>
    /// <param name="Sort"><c>name</c> (default), <c>used</c>, <c>starts</c> or <c>ends</c>, with a minus sign the other way.</param>
    public sealed record Request(string? Q, bool? Active, string? Sort, PageRequest Page) : IRequest<Result<PagedResult<PromotionResponse>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Promotions").MapGet("/admin/promotions", (string? q, bool? active, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, active, sort, page), ct).Ok()).RequireAccess(Permissions.ReadCoupons);
            app.Admin().MapGet("/promotions", (string? q, bool? active, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, active, sort, page), ct).Page(typeof(ListPromotionsPage))).RequireAccess(Permissions.ReadCoupons).AsList();
        }
    }

    internal sealed class Handler(PricingDbContext db) : IRequestHandler<Request, Result<PagedResult<PromotionResponse>>>
    {
        /// <summary>Begin those that always were, and end those that always are.</summary>
        private static readonly DateTimeOffset First = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), Last = First.AddYears(5000);

        private static readonly ListSorts<Coupon, Guid> Sorts = new ListSorts<Coupon, Guid>("name", c => c.Id)
            .By("name", c => c.Name!).By("used", c => c.Uses).By("starts", c => c.ValidFrom ?? First).By("ends", c => c.ValidUntil ?? Last);

        public async Task<Result<PagedResult<PromotionResponse>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var promotions = db.Coupons.AsNoTracking().Where(c => c.Code == null);
            if (request.Q?.Trim() is { Length: > 0 } q)
            {
                // Of letters beyond ASCII SQLite knows no capitals: they are found as they are written.
                var (part, small) = (q, q.ToLowerInvariant());
#pragma warning disable CA1304, CA1311, CA1862 // The database has no culture.
                promotions = promotions.Where(c => c.Name!.Contains(part) || c.Name!.ToLower().Contains(small));
#pragma warning restore CA1304, CA1311, CA1862
            }
            if (request.Active is { } active) promotions = promotions.Where(c => c.Active == active);
            var sort = Sorts.Of(request.Sort);
            return sort.ToResult(request.Page, await sort.Take(promotions, request.Page).ToListAsync(cancellationToken), PromotionResponse.Of);
        }
    }
}
