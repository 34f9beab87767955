// A signature drawn with finger, pen or mouse: points in a field of 1000 by 300, sent as JSON. Without this
// script the name is typed and staff bears witness.
const WIDTH = 1000;
const HEIGHT = 300;
const NEAR = 4;
const MOST = 7500;

const field = document.querySelector("[data-signature]");
const canvas = field?.querySelector("canvas");
const target = document.querySelector("[data-strokes]");
if (field && canvas && target) {
  field.hidden = false;
  const pen = canvas.getContext("2d");
  let strokes = [];
  let now = null;

  const ink = () => getComputedStyle(canvas).color;
  const draw = () => {
    pen.clearRect(0, 0, WIDTH, HEIGHT);
    pen.lineWidth = 5;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = ink();
    for (const stroke of strokes) {
      pen.beginPath();
      stroke.forEach(([x, y], place) => (place ? pen.lineTo(x, y) : pen.moveTo(x, y)));
      if (stroke.length === 1) pen.lineTo(stroke[0][0] + 0.1, stroke[0][1]);
      pen.stroke();
    }
  };
  const keep = () => { target.value = strokes.length ? JSON.stringify(strokes) : ""; };
  const within = (value, most) => Math.min(most, Math.max(0, Math.round(value)));
  const point = (event) => {
    const box = canvas.getBoundingClientRect();
    return [
      within(((event.clientX - box.left) / box.width) * WIDTH, WIDTH),
      within(((event.clientY - box.top) / box.height) * HEIGHT, HEIGHT),
    ];
  };
  const points = () => strokes.reduce((sum, stroke) => sum + stroke.length, 0);

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button || strokes.length >= 300) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    now = [point(event)];
    strokes.push(now);
    draw();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!now) return;
    const next = point(event);
    const last = now[now.length - 1];
    if (Math.hypot(next[0] - last[0], next[1] - last[1]) < NEAR || points() > MOST) return;
    now.push(next);
    draw();
  });
  const end = () => { now = null; keep(); };
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  field.querySelector("[data-clear]")?.addEventListener("click", () => { strokes = []; keep(); draw(); });

  // A page that comes back with an error brings the drawing back too.
  try { strokes = JSON.parse(target.value || "[]"); } catch { strokes = []; }
  keep();
  draw();
}
