using System.Text.Json.Serialization;

namespace ClickCart.Pricing.TaxRates;

/// <summary>Sets a tax rate. Quotes that were given keep theirs.</summary>
internal static class ChangeTaxRate
{
    /// <param name="Class">Missing: as it was.</param>
    public sealed record Request(decimal? Rate, bool? Inclusive, string? Name = null, string? Class = null) : IRequest<Result<TaxRateResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Tax rates").MapPut("/admin/tax-rates/{id:guid}", (Guid id, Request request, IfMatch expected, IMediator m, CancellationToken ct) =>
                m.Send(request with { Id = id }, ct).Ok()).Refuses("tax-rate-exists").RequireAccess(Permissions.EditTaxes).ChangesSettings();
            app.Admin().MapPost("/tax-rates/{id:guid}", (Guid id, Form<Request> form, FormVersion expected, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id, Rate = r.Rate / 100 }, ct))
                    .Redirect(_ => "/admin/tax-rates", "The rate is changed. New quotes use it."))
                .RequireAccess(Permissions.EditTaxes).ChangesSettings();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).MaximumLength(TaxRate.MaxNameLength).IsLine("name");
            RuleFor(r => r.Rate).NotNull().Must(rate => rate is null || TaxRate.IsRate(rate.Value)).WithMessage(TaxRate.RateRule);
            RuleFor(r => r.Inclusive).NotNull();
            RuleFor(r => r.Class).Must((r, c) => c is null || TaxRate.IsClassOf(TaxClasses.Find(c), r.Rate)).WithMessage(TaxRate.ClassRule);
        }
    }

    internal sealed class Handler(PricingDbContext db, ExpectedVersion expected) : IRequestHandler<Request, Result<TaxRateResponse>>
    {
        public async Task<Result<TaxRateResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.TaxRates.FirstOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } rate) return Error.NotFound("tax rate");
            if (expected.Misses(rate)) return Error.Stale;
            var taxClass = TaxClasses.Find(request.Class) ?? rate.Class;
            if (!TaxRate.IsClassOf(taxClass, request.Rate)) return Error.Invalid("rate", TaxRate.ClassRule);
            if (await db.OtherRateAsync(rate, taxClass, cancellationToken) is { } exists) return exists;
            rate.Change(request.Rate!.Value, request.Inclusive!.Value, request.Name, taxClass);
            return TaxRateResponse.Of(rate);
        }
    }
}
