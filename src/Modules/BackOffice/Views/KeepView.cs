namespace ClickCart.BackOffice.Views;

/// <summary>Staff gives a name to how a list is arranged.</summary>
internal static class KeepView
{
    /// <param name="List">The list's address.</param>
    /// <param name="Query">What stands in its address.</param>
    public sealed record Request(string? List, string? Query, string? Name, bool IsShared, bool IsDefault) : IRequest<Result<ListView>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin().MapPost("/views", (Form<Request> form, HttpContext http, IMediator m, CancellationToken ct) =>
            form.Send(r => m.Send(r, ct)).Redirect(v => v.Address, "The view is kept.", again: AddressOf(http.Request.Form))).RequireAccess(Permissions.KeepViews).Keyed();

        /// <summary>Of the list that holds the form.</summary>
        private static string AddressOf(IFormCollection form) => $"/{form["list"].ToString().TrimStart('/')}?{ListPages.QueryOf(form["query"])}";
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(ListPages lists)
        {
            RuleFor(r => r.List).Must(list => list is not null && lists.Has(list)).WithMessage("There is no such list.");
            RuleFor(r => r.Query).ArrangesList();
            RuleFor(r => r.Name).NamesView();
        }
    }

    internal sealed class Handler(BackOfficeDbContext db, ICaller caller, IIds ids) : IRequestHandler<Request, Result<ListView>>
    {
        public async Task<Result<ListView>> Handle(Request request, CancellationToken cancellationToken)
        {
            var (list, owner) = (request.List!, caller.AccountId!.Value);
            if (await db.WhyNotCalledAsync(request.Name!, list, owner, null, cancellationToken) is { } refused) return refused;
            var view = new SavedView(ids.New(), list, request.Name!, request.Query ?? "", request.IsShared, owner, caller.Actor);
            db.Add(view);
            if (request.IsDefault) await db.ChooseDefaultAsync(list, view.Id, caller, cancellationToken);
            return view.For(caller, request.IsDefault ? view.Id : null);
        }
    }
}
