namespace ClickCart.Pricing.Promotions;

/// <summary>One promotion, for staff.</summary>
internal static class GetPromotion
{
    public sealed record Request(Guid Id) : IRequest<Result<PromotionResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Promotions").MapGet("/admin/promotions/{id:guid}", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .RequireAccess(Permissions.ReadCoupons);
            app.Admin().MapGet("/promotions/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Page(typeof(GetPromotionPage))).RequireAccess(Permissions.ReadCoupons);
        }
    }

    internal sealed class Handler(PricingDbContext db) : IRequestHandler<Request, Result<PromotionResponse>>
    {
        public async Task<Result<PromotionResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.Coupons.AsNoTracking().PromotionOf(request.Id).FirstOrDefaultAsync(cancellationToken) is { } promotion
                ? PromotionResponse.Of(promotion)
                : PromotionResponse.NotFound;
    }
}
