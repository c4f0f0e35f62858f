namespace ClickCart.Pricing.Promotions;

/// <summary>Switches a promotion off for good or until it is switched on again; orders that had it keep their discount.</summary>
internal static class EndPromotion
{
    public sealed record Request(Guid Id) : IRequest<Result<PromotionResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Promotions").MapPost("/admin/promotions/{id:guid}/end", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .RequireAccess(Permissions.EditCoupons);
            app.Admin().MapPost("/promotions/{id:guid}/end", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect(_ => "/admin/promotions", "The promotion has ended.", again: $"/admin/promotions/{id}"))
                .RequireAccess(Permissions.EditCoupons);
        }
    }

    internal sealed class Handler(PricingDbContext db) : IRequestHandler<Request, Result<PromotionResponse>>
    {
        public async Task<Result<PromotionResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Coupons.PromotionOf(request.Id).FirstOrDefaultAsync(cancellationToken) is not { } promotion) return PromotionResponse.NotFound;
            if (promotion.Active) promotion.End();
            return PromotionResponse.Of(promotion);
        }
    }
}
