namespace ClickCart.BackOffice.Views;

/// <summary>What one of the staff sees of a list who asks for nothing else: a view, or all of it.</summary>
internal static class ChooseDefaultView
{
    /// <param name="List">The list's address.</param>
    /// <param name="ViewId">None: all of it.</param>
    public sealed record Request(string? List, Guid? ViewId) : IRequest<Result<Response>>;

    public sealed record Response(string Address);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin().MapPost("/views/default", (Form<Request> form, IMediator m, CancellationToken ct) =>
            form.Send(r => m.Send(r, ct)).Redirect(chosen => chosen.Address, "Your default is set.", again: "/admin")).RequireAccess(Permissions.KeepViews);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(ListPages lists) =>
            RuleFor(r => r.List).Must(list => list is not null && lists.Has(list)).WithMessage("There is no such list.");
    }

    internal sealed class Handler(BackOfficeDbContext db, ICaller caller) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var list = request.List!;
            SavedView? view = null;
            if (request.ViewId is { } id)
            {
                view = await db.Views.AsNoTracking().FirstOrDefaultAsync(v => v.Id == id && v.List == list, cancellationToken);
                if (view?.IsSeenBy(caller) is not true) return ViewSpecs.Unknown;
            }
            await db.ChooseDefaultAsync(list, view?.Id, caller, cancellationToken);
            return new Response(view?.For(caller, view.Id).Address ?? $"{list}?view={ListPages.All}");
        }
    }
}
