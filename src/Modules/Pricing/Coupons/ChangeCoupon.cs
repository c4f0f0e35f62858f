using System.Text.Json.Serialization;

namespace ClickCart.Pricing.Coupons;

/// <summary>Sets all the rules of a coupon; its code stays.</summary>
internal static class ChangeCoupon
{
    public sealed record Request(
        int? Percent,
        Money? Amount,
        Money? MinimumSubtotal,
        DateTimeOffset? ValidFrom,
        DateTimeOffset? ValidUntil,
        int? TotalLimit,
        int? PerCustomerLimit,
        bool? Active)
        : IRequest<Result<CouponResponse>>
    {
        [JsonIgnore]
        public string Code { get; init; } = "";

        internal CouponRules Rules() => new(Percent, Amount, MinimumSubtotal, ValidFrom, ValidUntil, TotalLimit, PerCustomerLimit, Active ?? true);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Coupons").MapPut("/admin/coupons/{code}", (string code, Request request, IfMatch expected, IMediator mediator, CancellationToken ct) =>
                mediator.Send(request with { Code = code }, ct).Ok()).RequireAccess(Access.Admin);
            app.Admin().MapPost("/coupons/code/{code}", (string code, Form<Request> form, FormVersion expected, IMediator mediator, CancellationToken ct) =>
                form.Send(r => mediator.Send(r with { Code = code }, ct)).Redirect(_ => "/admin/coupons", "The coupon is changed."))
                .RequireAccess(Access.Admin);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Rules()).SetValidator(new CouponRulesValidator()).OverridePropertyName("");
    }

    internal sealed class Handler(PricingDbContext db, ExpectedVersion expected) : IRequestHandler<Request, Result<CouponResponse>>
    {
        public async Task<Result<CouponResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var code = Coupon.Normal(request.Code);
            await db.BeginWriteAsync(cancellationToken);
            await db.KeepAsync(code, cancellationToken);
            if (await db.Coupons.FirstOrDefaultAsync(c => c.Code == code, cancellationToken) is not { } coupon) return Error.NotFound("coupon");
            if (expected.Misses(coupon)) return Error.Stale;
            var most = await db.CustomerUses.Where(u => u.CouponId == coupon.Id).MaxAsync(u => (int?)u.Uses, cancellationToken) ?? 0;
            var changed = coupon.Change(request.Rules(), most);
            return changed.Error is { } refusal ? refusal : CouponResponse.Of(coupon);
        }
    }
}
