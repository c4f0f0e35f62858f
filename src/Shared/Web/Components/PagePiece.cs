using Microsoft.AspNetCore.Components;

namespace ClickCart.Web.Components;

/// <summary>What pages, and the pieces that modules make them of, begin with (<c>@inherits</c> in a module's _Imports.razor).</summary>
public abstract class PagePiece : ComponentBase
{
    /// <summary>The request that is answered.</summary>
    [CascadingParameter] protected PageView View { get; set; } = null!;
}
