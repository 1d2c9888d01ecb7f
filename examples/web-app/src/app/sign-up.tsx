export function SignUp() {
  return (
    <form action="/sign-up" method="post">
      <label>E-mail <input type="email" name="email" autoComplete="email" /></label>
      <label>Password <input type="password" name="password" autoComplete="new-password" /></label>
      <label>Date of birth <input type="date" name="birthday" autoComplete="bday" /></label>
      <button>Open a diary</button>
    </form>
  );
}
