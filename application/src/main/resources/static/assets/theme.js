// Before the first paint: the device's colours, unless the viewer has chosen (then the server has set them already).
(() => {
  const root = document.documentElement;
  const device = window.matchMedia('(prefers-color-scheme: dark)');
  const chosen = root.hasAttribute('data-bs-theme');
  const follow = () => root.setAttribute('data-bs-theme', device.matches ? 'dark' : 'light');
  if (!chosen) {
    follow();
    device.addEventListener('change', () => {
      if (!document.cookie.includes('occuz_theme=')) follow();
    });
  }
})();
